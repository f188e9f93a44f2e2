/** REST v1: the desk for programs. Names and shapes are a promise; later versions add and take nothing away. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "directory",
            "directory::imports",
            "entitlement",
            "rehearsal",
            "reporting",
            "ticketing",
            "commitments",
            "workflow",
            "notification",
            "intake",
            "intake::mail",
            "search",
            "reporting",
            "parts",
            "demo"
        })
@NullMarked
package org.partnerdesk.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
