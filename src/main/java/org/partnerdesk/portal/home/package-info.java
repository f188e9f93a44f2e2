/** The first page: who is there, and where each role begins. */
@NullMarked
package org.partnerdesk.portal.home;

import org.jspecify.annotations.NullMarked;
