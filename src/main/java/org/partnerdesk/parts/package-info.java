/** What agents, partners and programs are shown alike: a promise and how far it has run, formatted mail, files. */
@ApplicationModule(allowedDependencies = {"platform", "access", "commitments", "ticketing"})
@NullMarked
package org.partnerdesk.parts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
