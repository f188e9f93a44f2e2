@NullMarked
package org.partnerdesk;

import org.jspecify.annotations.NullMarked;
