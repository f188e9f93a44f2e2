package org.partnerdesk.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A static file as it is sent.
 *
 * @param version short hash of the content, in the address, so that browsers keep the file for good
 * @param gzipped the same packed, or null where that gains nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record Asset(byte[] content, byte @Nullable [] gzipped, MediaType type, String version) {}
