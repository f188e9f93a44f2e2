/** {@code /admin/calendars}: when each region's desk works. */
@NullMarked
package org.partnerdesk.admin.calendars;

import org.jspecify.annotations.NullMarked;
