package org.partnerdesk.entitlement;

import tools.jackson.databind.node.ObjectNode;

/** A receipt with something changed by hand before it was kept. */
record Forgery(ReceiptBody real) {

    ReceiptBody withVerdictOf(ReceiptBody other) {
        ObjectNode json = json();
        json.put("verdict", other.verdict().name());
        return CanonicalJson.read(json.toString(), ReceiptBody.class);
    }

    ReceiptBody withoutMentions() {
        ObjectNode json = json();
        ((ObjectNode) json.get("inputs")).remove("mentions");
        return CanonicalJson.read(json.toString(), ReceiptBody.class);
    }

    private ObjectNode json() {
        return (ObjectNode) CanonicalJson.tree(CanonicalJson.write(real));
    }

    static Assessment assessment(Assessment real, ReceiptBody forged) {
        return new Assessment(
                real.verdict(),
                real.account(),
                real.service(),
                real.customerPrimaryEmail(),
                real.filledByDesk(),
                real.labelled(),
                real.organisationId(),
                real.finds(),
                real.licences(),
                real.policyVersion(),
                real.severity(),
                real.isUnanswered(),
                forged);
    }
}
