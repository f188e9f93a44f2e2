/** What only a demonstration shows: the mail that was kept instead of sent. */
@ApplicationModule(allowedDependencies = {"platform", "notification"})
@NullMarked
package org.partnerdesk.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
