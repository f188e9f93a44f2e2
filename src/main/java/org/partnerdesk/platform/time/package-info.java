/** The present moment, injected. */
@NullMarked
package org.partnerdesk.platform.time;

import org.jspecify.annotations.NullMarked;
