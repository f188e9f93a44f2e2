/** Commitment policies: the matrix, drafts, publication, open clocks that follow, rehearsals. */
@NullMarked
package org.partnerdesk.admin.commitments;

import org.jspecify.annotations.NullMarked;
