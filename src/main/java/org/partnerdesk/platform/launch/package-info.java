/** From the command line to a ready desk and back: settings, data folder, refusals, the order of stopping. */
@NullMarked
package org.partnerdesk.platform.launch;

import org.jspecify.annotations.NullMarked;
