/** Whom the ladder of promises turns to, and who is on leave. */
@NullMarked
package org.partnerdesk.admin.duties;

import org.jspecify.annotations.NullMarked;
