package org.partnerdesk.workflow;

import static org.partnerdesk.support.RunningDesk.until;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryUnavailable;
import org.partnerdesk.directory.Keys;
import org.partnerdesk.directory.source.Asking;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.VendorSystem;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A running desk whose directory's source is a vendor's system; the customers 740000000 to 740000099 are Delta Channel's. */
final class LiveDesk implements AutoCloseable {
    static final String DANA = "dana@delta-channel.example";
    static final Duration DEADLINE = Duration.ofSeconds(1);

    final VendorSystem vendor = new VendorSystem();
    final RunningDesk desk = RunningDesk.with(Map.of(
            "partnerdesk.directory-source",
            vendor.address(),
            "partnerdesk.source.deadline",
            DEADLINE.toMillis() + "ms",
            "partnerdesk.source.pause",
            "20ms"));

    LiveDesk() {
        desk.part(Directory.class)
                .take(new DirectoryFile(
                        List.of(),
                        List.of(new PartnerRow(
                                "Delta Channel",
                                List.of("delta-channel.example"),
                                Map.of("US", "premium"),
                                List.of(),
                                IntStream.range(740_000_000, 740_000_100)
                                        .mapToObj(Integer::toString)
                                        .toList(),
                                LocalDate.of(2025, 1, 1)))));
    }

    /** It answers, and this node has heard it. */
    void isBack() {
        vendor.isBack();
        until(() -> {
            try {
                desk.part(Asking.class)
                        .ask(
                                new Keys(
                                        Set.of("probe" + System.nanoTime() + "@b.example"),
                                        Set.of(),
                                        Set.of(),
                                        Set.of()),
                                null);
                return true;
            } catch (DirectoryUnavailable e) {
                return false;
            }
        });
    }

    void wasAsked(String ago) {
        jdbc().sql("update directory.asked set asked_at = asked_at - :ago::interval")
                .param("ago", ago)
                .update();
    }

    void tryAgain(String number) {
        jdbc().sql("update workflow.awaiting_source set next_at = tried_at where ticket_id = :id")
                .param("id", id(number))
                .update();
        desk.part(Bell.class, "awaitingBell").ring();
    }

    int tries(String number) {
        return jdbc().sql("select coalesce(max(tries), 0) from workflow.awaiting_source where ticket_id = :id")
                .param("id", id(number))
                .query(Integer.class)
                .single();
    }

    long waiting() {
        return jdbc().sql("select count(*) from workflow.awaiting_source")
                .query(Long.class)
                .single();
    }

    long mappings(String zoid) {
        return jdbc().sql("select count(*) from directory.pub_mapping where zoid = :zoid")
                .param("zoid", zoid)
                .query(Long.class)
                .single();
    }

    String open(String words) {
        return desk.post("/api/v1/tickets", """
                        {"subject": "A question", "description": "%s", "requester": "%s"}""".formatted(words, DANA))
                .body()
                .get("number")
                .stringValue();
    }

    void becomes(String number, String field, String value) {
        until(() -> value.equals(desk.ticketNumber(number).get(field).asString("")));
    }

    String field(String number, String field) {
        return desk.ticketNumber(number).get(field).stringValue();
    }

    int receipts(String number) {
        return items(number).size();
    }

    private JsonNode items(String number) {
        return desk.get("/api/v1/tickets/" + number + "/receipts").body().get("items");
    }

    JsonNode receipt(String number) {
        JsonNode items = items(number);
        return items.get(items.size() - 1).get("body");
    }

    boolean replaysTheSame(String number) {
        JsonNode items = items(number);
        String last = items.get(items.size() - 1).get("id").stringValue();
        return desk.post("/api/v1/receipts/" + last + "/replay", null)
                .body()
                .get("same")
                .booleanValue();
    }

    long id(String number) {
        return desk.part(Ticketing.class).idOf(number).orElseThrow();
    }

    private JdbcClient jdbc() {
        return desk.part(JdbcClient.class);
    }

    @Override
    public void close() {
        desk.close();
        vendor.close();
    }
}
