package org.partnerdesk.setup;

import java.time.Instant;

/**
 * One moment of the demo history.
 *
 * @param telling the number of the story told; its ticket is what the act is about
 */
record Happening(Instant at, int telling, Act act) {}
