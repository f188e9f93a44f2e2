/** Every way a request comes in ends in {@code Intake}. */
@ApplicationModule(
        allowedDependencies = {"platform", "access", "directory", "entitlement", "ticketing", "commitments", "workflow"
        })
@NullMarked
package org.partnerdesk.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
