/** The desk's words, dates and numbers in the languages it speaks. */
@NullMarked
package org.partnerdesk.platform.languages;

import org.jspecify.annotations.NullMarked;
