package org.partnerdesk.entitlement;

import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** A receipt with something changed by hand, before it was kept or by somebody who owns the database. */
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

    /** Writes a kept receipt anew, with the hash that its new text and its forerunner give. */
    static void rewrite(DataSource database, Receipt kept, String json) {
        pastTheTriggers(
                database,
                jdbc -> jdbc.sql("""
                update entitlement.receipt set body = :body, sha256 =
                    encode(sha256(convert_to(coalesce(previous_sha256, '') || :body, 'UTF8')), 'hex')
                where id = :id""").param("body", json).param("id", kept.id()).update());
    }

    static void remove(DataSource database, Receipt kept) {
        pastTheTriggers(
                database,
                jdbc -> jdbc.sql("delete from entitlement.receipt where id = :id")
                        .param("id", kept.id())
                        .update());
    }

    private static void pastTheTriggers(DataSource database, Consumer<JdbcClient> act) {
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("alter table entitlement.receipt disable trigger user").update();
        act.accept(jdbc);
        jdbc.sql("alter table entitlement.receipt enable trigger user").update();
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
