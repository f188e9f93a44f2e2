/** Requests that come by mail: taken durably, read, screened, threaded, and handed to {@code Intake}. */
@NullMarked
package org.partnerdesk.intake.mail;

import org.jspecify.annotations.NullMarked;
