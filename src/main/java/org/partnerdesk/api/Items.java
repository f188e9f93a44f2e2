package org.partnerdesk.api;

import java.util.List;

/** A list that is always whole. */
record Items<T>(List<T> items) {}
