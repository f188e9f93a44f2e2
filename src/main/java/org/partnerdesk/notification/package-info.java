/** Everything that goes out: the letters about a ticket, the outbox they wait in, and their sending. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "directory",
            "directory::source",
            "entitlement",
            "ticketing",
            "commitments",
            "workflow",
            "intake::mail"
        })
@NullMarked
package org.partnerdesk.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
