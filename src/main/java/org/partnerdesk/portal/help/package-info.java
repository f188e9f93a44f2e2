/** A partner's requests: the list, the form, and the ticket with its promise in plain words. */
@NullMarked
package org.partnerdesk.portal.help;

import org.jspecify.annotations.NullMarked;
