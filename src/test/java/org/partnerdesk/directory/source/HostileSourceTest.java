package org.partnerdesk.directory.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.support.VendorSystem;

/** A vendor's system that says what cannot be: nothing of it is written. */
class HostileSourceTest {
    private static final String IT = "it@harbor.example";
    private static final String HARBOR = SourceDesk.account("750100101", IT, "harbor.example", 400);

    private static final String NOBODY = "nobody@nowhere.example";
    private static SourceDesk desk;
    private static VendorSystem vendor;

    @BeforeAll
    static void start() {
        desk = new SourceDesk();
        vendor = desk.vendor;
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    /** Nothing is fresh any more, and a source that has failed gets another call. */
    @BeforeEach
    void later() {
        desk.clock.move(Duration.ofMinutes(11));
        vendor.isBack();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Sign in</html>",
                "null",
                "[]",
                "{}",
                "{\"accounts\": {}}",
                "{\"accounts\": [], \"next\": 2}",
                "{\"accounts\": []} {\"accounts\": []}",
                "{\"accounts\": [], \"accounts\": []}",
                "{\"accounts\": [7]}",
                "{\"accounts\": [{\"name\": \"Nobody\"}]}",
                "{\"accounts\": [{\"zoid\": \"750100101\", \"colour\": \"red\"}]}",
                "{\"accounts\": [{\"zoid\": \"750100101\", \"users\": {}}]}",
                "{\"accounts\": [{\"zoid\": \"750100101\", \"domains\": [[\"a.example\"]]}]}",
                "{\"accounts\": [{\"zoid\": \"750100101\"}, {\"zoid\": \"750100101\"}]}",
            })
    void whatCannotBeReadIsNoAnswer(String body) {
        vendor.answersWith(200, body);

        desk.assertSilent(NOBODY);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 401, 404, 500})
    void anyOtherStatusIsNoAnswer(int status) {
        vendor.isIn(exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", vendor.address() + "/accounts?email=elsewhere@harbor.example");
            VendorSystem.answer(exchange, status, status == 204 ? "" : "{\"accounts\": []}");
        });

        int before = vendor.queries().size();

        desk.assertSilent(NOBODY);

        assertThat(vendor.queries()).as("redirects are not followed").hasSize(before + 1);
    }

    @Test
    void anAnswerOfAllThereIsIsNone() {
        vendor.answersWith(
                200,
                IntStream.range(750_200_000, 750_200_201)
                        .mapToObj(zoid -> SourceDesk.account("" + zoid, NOBODY, "nowhere.example", 1))
                        .collect(Collectors.joining(",", "{\"accounts\": [", "]}")));

        desk.assertSilent(NOBODY);
    }

    @Test
    void aHugeAnswerIsCutOff() {
        vendor.answersWith(200, "{\"accounts\": [" + " ".repeat(2 << 20) + "]}");

        desk.assertSilent(NOBODY);
    }

    @Test
    void anAnswerThatDripsIsCutOffAtTheDeadline() {
        vendor.isIn(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            exchange.getRequestBody().readAllBytes();
            java.util.concurrent.locks.LockSupport.parkNanos(
                    SourceDesk.DEADLINE.multipliedBy(3).toNanos());
        });
        long begun = System.nanoTime();

        desk.assertSilent(NOBODY);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SourceDesk.DEADLINE.multipliedBy(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"zoid\": \"750100103\", \"name\": \"No one asked\", \"dataCentre\": \"US\", \"superAdmin\": \"a@b.example\"}",
                "{\"zoid\": \"750100103\", \"name\": \"Moon\", \"dataCentre\": \"MOON\", \"superAdmin\": \"me@small.example\"}",
                "{\"zoid\": \"750100103\", \"name\": \"=cmd\", \"dataCentre\": \"US\", \"superAdmin\": \"me@small.example\"}",
                "{\"zoid\": \"750100103\", \"name\": \"Small\", \"dataCentre\": \"US\", \"superAdmin\": \"me@small.example\","
                        + " \"domains\": [\"harbor.example\"]}",
                "{\"zoid\": \"750100103\", \"name\": \"Small\", \"dataCentre\": \"US\", \"superAdmin\": \"me@small.example\","
                        + " \"subscriptions\": [{\"service\": \"crm\", \"quantity\": \"many\", \"from\": \"2024-02-01\"}]}",
            })
    void anAccountThatCannotBeIsRefusedAndTheOthersAreTaken(String account) {
        vendor.knows(HARBOR, IT);
        desk.ask(IT);
        vendor.knows(SourceDesk.account("750100104", "it@docks.example", "docks.example", 9), "it@docks.example");
        vendor.knows(account, "me@small.example");

        desk.ask("it@docks.example", "me@small.example");

        assertThat(desk.found("it@docks.example")).containsExactly("750100104");
        assertThat(desk.found("750100103")).isEmpty();
        assertThat(desk.found("harbor.example")).containsExactly("750100101");
    }
}
