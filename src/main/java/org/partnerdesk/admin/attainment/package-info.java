/** How far promises were kept: the figures, the picture, the tickets behind them, files. */
@NullMarked
package org.partnerdesk.admin.attainment;

import org.jspecify.annotations.NullMarked;
