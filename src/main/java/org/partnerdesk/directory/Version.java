package org.partnerdesk.directory;

import java.time.Instant;

/**
 * A state of the directory, exact to the change: all changes up to and including {@code no} are in it, and no other.
 *
 * @param no the number of the last change it contains
 * @param at when that change was made
 */
public record Version(long no, Instant at) {}
