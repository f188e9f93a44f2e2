/** Policies: the table the documents lack, drafts, publication, rehearsals. */
@NullMarked
package org.partnerdesk.admin.policies;

import org.jspecify.annotations.NullMarked;
