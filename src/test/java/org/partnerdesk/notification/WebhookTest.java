package org.partnerdesk.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.commitments.PolicySpec;
import org.partnerdesk.commitments.Step;
import org.partnerdesk.commitments.WorkingHours;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.support.HandClock;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other systems that are called: signed, at least once, again when they do not answer. */
class WebhookTest {
    private static final byte[] KEY = "a key of twenty-four bytes or more".getBytes(UTF_8);

    private final HttpServer other = server();
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private volatile int answer = 204;
    private final HandClock clock = new HandClock(Instant.parse("2026-03-02T16:00:00Z"));
    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final Webhooks webhooks = new Webhooks(jdbc, new Bell(1), clock);
    private final WebhookSender sender = new WebhookSender(
            webhooks,
            new TransactionTemplate(new JdbcTransactionManager(database)),
            new WebhookSettings("whsec_" + Base64.getEncoder().encodeToString(KEY)),
            clock);

    private record Received(Headers headers, String body) {}

    @AfterEach
    void stop() {
        other.stop(0);
    }

    @Test
    void aCallIsSignedAndMadeOnce() throws Exception {
        webhooks.owe(address(), "step-7-60", "{\"a\": \"ก\"}");
        webhooks.owe(address(), "step-7-60", "{\"a\": \"ก\"}");
        sender.doDue(() -> true);
        sender.doDue(() -> true);

        assertThat(received).singleElement().satisfies(call -> {
            assertThat(call.body()).isEqualTo("{\"a\": \"ก\"}");
            assertThat(call.headers().getFirst("webhook-id")).isEqualTo("step-7-60");
            String signed = "step-7-60." + call.headers().getFirst("webhook-timestamp") + "." + call.body();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            assertThat(call.headers().getFirst("webhook-signature"))
                    .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8))));
        });
        assertThat(state()).isEqualTo("SENT");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 404, 500, 503})
    void whatIsNotTakenIsTriedAgainLaterAndLaterUnderTheSameId(int refusal) {
        answer = refusal;
        webhooks.owe(address(), "step-7-60", "{}");
        sender.doDue(() -> true);
        sender.doDue(() -> true);
        assertThat(received).hasSize(1);
        clock.move(Duration.ofSeconds(30));
        sender.doDue(() -> true);
        clock.move(Duration.ofSeconds(30));
        sender.doDue(() -> true);
        assertThat(received).as("the second pause is longer").hasSize(2);
        answer = 200;
        clock.move(Duration.ofSeconds(30));
        sender.doDue(() -> true);

        assertThat(received)
                .hasSize(3)
                .allSatisfy(call ->
                        assertThat(call.headers().getFirst("webhook-id")).isEqualTo("step-7-60"));
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void afterThreeDaysItIsGivenUp() {
        answer = 500;
        webhooks.owe(address(), "step-7-60", "{}");
        for (int i = 0; i < 50; i++) {
            sender.doDue(() -> true);
            clock.move(Duration.ofHours(6));
        }

        assertThat(state()).isEqualTo("REFUSED");
        assertThat(received).hasSizeBetween(10, 25);
    }

    @Test
    void whoeverIsGoneIsNotAskedAgain() {
        answer = 410;
        webhooks.owe(address(), "step-7-60", "{}");
        sender.doDue(() -> true);

        assertThat(state()).isEqualTo("REFUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/", "http://no-such-host.invalid/", "http://[bad", "nonsense"})
    void anAddressThatLeadsNowhereHoldsUpNobody(String address) {
        webhooks.owe(address, "step-7-60", "{}");
        webhooks.owe(address(), "step-8-60", "{}");
        sender.doDue(() -> true);

        assertThat(received).hasSize(1);
    }

    @Test
    void aStepOfTheLadderCallsAndTags() {
        RunningDesk desk = RunningDesk.with(Map.of());
        try {
            Commitments commitments = desk.part(Commitments.class);
            PolicySpec preset = commitments.policy();
            commitments.install(
                    commitments.calendars().stream().map(WorkingHours::spec).toList(),
                    new PolicySpec(
                            preset.calendar(),
                            preset.rows(),
                            List.of(new Step(
                                    "goal",
                                    null,
                                    List.of(Milestone.ACKNOWLEDGED),
                                    List.of(),
                                    List.of(),
                                    null,
                                    null,
                                    "late",
                                    address()))));
            String number =
                    desk.post("/api/v1/tickets", """
                            {"subject": "Slow", "description": "All day.", "requester": "dana@delta-channel.example"}""").body().get("number").stringValue();
            desk.post("/api/v1/demo/clock", "{\"advance\": \"P5D\"}");

            RunningDesk.until(() -> !received.isEmpty());
            JsonNode body = JsonMapper.shared().readTree(received.getFirst().body());
            assertThat(body.get("type").stringValue()).isEqualTo("promise.step");
            assertThat(body.get("data").get("ticket").stringValue()).isEqualTo(number);
            assertThat(body.get("data").get("place").stringValue()).isEqualTo("goal");
            assertThat(desk.ticketNumber(number).get("tags").valueStream().map(JsonNode::stringValue))
                    .containsExactly("late");
        } finally {
            desk.close();
        }
    }

    private String state() {
        return jdbc.sql("select state from notification.webhook_call")
                .query(String.class)
                .single();
    }

    private String address() {
        return "http://localhost:" + other.getAddress().getPort() + "/hook";
    }

    private HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            server.createContext("/hook", exchange -> {
                received.add(new Received(
                        exchange.getRequestHeaders(),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                exchange.sendResponseHeaders(answer, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
