/** The ticket: conversation, history, assignment, status and the milestones people record on it. */
@ApplicationModule(allowedDependencies = {"platform", "access", "directory", "entitlement"})
@NullMarked
package org.partnerdesk.ticketing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
