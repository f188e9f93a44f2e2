/** Text as it may be kept. */
@NullMarked
package org.partnerdesk.platform.text;

import org.jspecify.annotations.NullMarked;
