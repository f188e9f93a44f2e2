package org.partnerdesk.admin.directory;

import java.util.List;
import org.partnerdesk.directory.imports.Import;

/**
 * The list of imports, newest first.
 *
 * @param more whether there are older ones than these
 */
public record ImportsView(List<Import> imports, boolean more) {}
