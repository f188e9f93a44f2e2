/** The queue: views with their counts, and the tickets of one. */
@NullMarked
package org.partnerdesk.console.queue;

import org.jspecify.annotations.NullMarked;
