package org.partnerdesk.api;

import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/tickets/{number}/messages}; {@code audience} is public unless said otherwise. */
record MessageRequest(@Nullable String body, @Nullable String audience) {}
