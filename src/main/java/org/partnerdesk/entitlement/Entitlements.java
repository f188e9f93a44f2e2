package org.partnerdesk.entitlement;

import java.time.Instant;

@org.springframework.stereotype.Component
public class Entitlements {
    public Assessment assess(Claim c) {
        throw new IllegalStateException();
    }

    public void keep(long a, Assessment b, String c, String d, Instant e) {}
}
