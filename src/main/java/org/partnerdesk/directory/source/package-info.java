/** The vendor's own system as a source of the directory: asked for what a request names, where nothing is exported. */
@NamedInterface("source")
@NullMarked
package org.partnerdesk.directory.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
