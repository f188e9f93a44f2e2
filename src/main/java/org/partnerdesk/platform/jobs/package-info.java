/** Work that waits in a table: the bell that tells of it, and the workers who do it. */
@NullMarked
package org.partnerdesk.platform.jobs;

import org.jspecify.annotations.NullMarked;
