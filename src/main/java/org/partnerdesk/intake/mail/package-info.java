/** Requests that come by mail: taken durably, read, screened, threaded, and handed to {@code Intake}. */
@NamedInterface("mail")
@NullMarked
package org.partnerdesk.intake.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
