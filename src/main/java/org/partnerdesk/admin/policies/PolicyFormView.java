package org.partnerdesk.admin.policies;

import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.entitlement.PolicyFault;

/** @param revision the one that was read before typing */
public record PolicyFormView(long id, int revision, PolicyForm typed, Vendor vendor) {
    public @Nullable PolicyFault fault(String field) {
        return typed.faults().get(field);
    }
}
