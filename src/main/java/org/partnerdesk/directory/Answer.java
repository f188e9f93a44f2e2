package org.partnerdesk.directory;

import java.util.List;

/**
 * What the directory knows of some {@link Keys}.
 *
 * @param version the state that was asked; asking the same state again gives the same matches
 */
public record Answer(Version version, List<Match> matches) {}
