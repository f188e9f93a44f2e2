/** Parts of pages that agents and partners see alike: a promise and how far it has run. */
@ApplicationModule(allowedDependencies = {"platform", "commitments"})
@NullMarked
package org.partnerdesk.parts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
