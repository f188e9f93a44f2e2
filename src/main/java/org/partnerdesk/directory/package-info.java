/** Who buys what through whom: data centres, services, customer accounts, subscriptions, partners and their mappings. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package org.partnerdesk.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
