/** Bytes of a mail in, a record out: never throws, always ends, loses no text. */
@NullMarked
package org.partnerdesk.intake.mail.reading;

import org.jspecify.annotations.NullMarked;
