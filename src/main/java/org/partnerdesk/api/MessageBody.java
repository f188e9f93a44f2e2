package org.partnerdesk.api;

import java.time.Instant;

/** A message as programs see it. {@code audience}: public or internal. */
record MessageBody(
        String id, String author, String audience, String channel, String body, boolean automatic, Instant at) {}
