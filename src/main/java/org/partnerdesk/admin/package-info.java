/** Pages for admins: so far the directory's imports. */
@ApplicationModule(allowedDependencies = {"platform", "access", "directory", "directory::imports"})
@NullMarked
package org.partnerdesk.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
