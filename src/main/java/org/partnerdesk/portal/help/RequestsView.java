package org.partnerdesk.portal.help;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of requests, newest first; {@code next} is where the page behind begins, null on the last. */
public record RequestsView(List<RequestRow> rows, @Nullable Long next) {}
