/** The ticket as an agent works on it: conversation, acts, promises, customer and the receipts that prove it. */
@NullMarked
package org.partnerdesk.console.ticket;

import org.jspecify.annotations.NullMarked;
