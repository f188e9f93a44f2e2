package org.partnerdesk.admin.commitments;

import java.util.Map;
import org.partnerdesk.entitlement.PolicyFault;

/** A draft as the text that is edited. */
public record CommitmentFormView(
        long id, int revision, String policy, String reason, Map<String, PolicyFault> faults) {}
