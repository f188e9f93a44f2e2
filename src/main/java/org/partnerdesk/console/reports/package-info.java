/** {@code /reports}: figures for team leads. */
@NullMarked
package org.partnerdesk.console.reports;

import org.jspecify.annotations.NullMarked;
