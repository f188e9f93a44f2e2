/** What a text mentions that may lead to a customer: addresses, numbers, domains, names, services, template fields. */
@NullMarked
package org.partnerdesk.entitlement.reading;

import org.jspecify.annotations.NullMarked;
