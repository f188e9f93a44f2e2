/** Facts that come from outside: files of one kind of facts, and single records. */
@NamedInterface("imports")
@NullMarked
package org.partnerdesk.directory.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
