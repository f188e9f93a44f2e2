/** Partners: one with its tiers per region, people, customers, tickets and changes. */
@NullMarked
package org.partnerdesk.console.partner;

import org.jspecify.annotations.NullMarked;
