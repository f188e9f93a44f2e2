package org.partnerdesk.directory.source;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the vendor's system is asked.
 *
 * @param deadline for all that one request asks, retries and writing it down included
 * @param fresh how long an answer holds before its key is asked for again
 * @param grace how long it still serves, its age told, while the source is silent
 * @param pause how long a source that keeps failing is left alone
 */
@ConfigurationProperties("partnerdesk.source")
record SourceSettings(
        @DefaultValue("2s") Duration deadline,
        @DefaultValue("10m") Duration fresh,
        @DefaultValue("24h") Duration grace,
        @DefaultValue("30s") Duration pause) {}
