/** Customer accounts: the search, and an account with its class over time, people, partners, tickets and changes. */
@NullMarked
package org.partnerdesk.console.account;

import org.jspecify.annotations.NullMarked;
