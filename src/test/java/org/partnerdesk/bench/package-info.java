/** Measures the desk beside its database's own ceiling: {@code ./bench}; what the figures mean is docs/performance.md. */
package org.partnerdesk.bench;
