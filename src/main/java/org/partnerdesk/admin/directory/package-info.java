/** {@code /admin/directory}: files of facts, sent and looked at. */
@NullMarked
package org.partnerdesk.admin.directory;

import org.jspecify.annotations.NullMarked;
