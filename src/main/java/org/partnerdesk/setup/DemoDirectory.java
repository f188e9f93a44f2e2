package org.partnerdesk.setup;

import java.util.List;
import org.partnerdesk.access.Role;
import org.partnerdesk.access.Roster;
import org.partnerdesk.directory.DirectoryFile;

/** The sample people and customers of a preset, from {@code presets/<preset>-demo.yaml}. */
record DemoDirectory(List<Agent> agents, List<Roster.Holder> duties, DirectoryFile directory) {
    record Agent(String email, String name, Role role, String language) {}
}
