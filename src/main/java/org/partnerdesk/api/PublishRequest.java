package org.partnerdesk.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/policies/ID/publish}. @param effectiveFrom absent: at once */
record PublishRequest(
        @Nullable Instant effectiveFrom, @Nullable String reason) {}
