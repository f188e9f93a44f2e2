/** The one PostgreSQL: embedded in the data folder or somebody else's, and the guard of its schema. */
@NullMarked
package org.partnerdesk.platform.db;

import org.jspecify.annotations.NullMarked;
