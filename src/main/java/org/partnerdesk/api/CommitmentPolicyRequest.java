package org.partnerdesk.api;

import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.PolicySpec;

/** The body of {@code POST /api/v1/commitment-policies}. @param policy absent: as the one in force */
record CommitmentPolicyRequest(
        @Nullable PolicySpec policy, @Nullable String reason) {}
