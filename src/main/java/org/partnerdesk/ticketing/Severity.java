package org.partnerdesk.ticketing;

/** How much business a problem stops; S1 is the documents' <i>S1-Critical</i> (M5). */
public enum Severity {
    S1,
    S2,
    S3,
    S4
}
