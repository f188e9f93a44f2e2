package org.partnerdesk.entitlement;

import org.partnerdesk.directory.Directory;
import org.partnerdesk.entitlement.reading.ServiceReader;

/** Reads and decides as {@link Entitlements#assess} does, on answers of the directory that were asked for once. */
public final class PureAssessment {
    private final Premises premises;
    private final ServiceReader services;
    private final Asked asked;

    /** @param sample a claim whose keys are those of the claims to come */
    public PureAssessment(Directory directory, Entitlements entitlements, EntitlementSettings settings, Claim sample) {
        premises = new Premises(
                directory.vendor(), directory.partnerDomains(), entitlements.policyAt(sample.at()), settings);
        services = new ServiceReader(directory.vendor().services());
        asked = new Asked.Answered(
                directory.identify(
                        Reading.of(sample, services).keys(neverCounts(sample)),
                        sample.sender().partner().id(),
                        sample.at()),
                null);
    }

    public Assessment assess(Claim claim) {
        return new Assessor(claim, Reading.of(claim, services), premises, neverCounts(claim), asked).assess();
    }

    private NeverCounts neverCounts(Claim claim) {
        return NeverCounts.of(claim, premises);
    }
}
