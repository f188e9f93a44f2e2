package org.partnerdesk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.support.RunningDesk.until;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Actor;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.support.AtOnce;
import org.partnerdesk.support.Visitor;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Outcome;
import org.partnerdesk.ticketing.Refusal;

/** What becomes of tickets when the vendor's system is the directory's source, and when that is silent. */
class AwaitingSourceTest {
    private static final Actor MINA = new Actor(Actor.Kind.AGENT, "mina@desk.example", "Mina Okafor");
    private static LiveDesk live;
    private static int count;

    /** A customer of Delta Channel that no other test knows. */
    private final int no = ++count;

    private final String zoid = Integer.toString(740_000_000 + no);
    private final String superAdmin = "it@customer-" + no + ".example";

    @BeforeAll
    static void start() {
        live = new LiveDesk();
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @BeforeEach
    void answers() {
        live.isBack();
    }

    @Test
    void theSourcesAnswerDecides() {
        customer(400);

        String number = live.open("It is about ZOID " + zoid);

        assertLarge(number);
        assertThat(live.receipt(number).get("sourceAt").isNull()).isFalse();
        assertThat(live.replaysTheSame(number)).isTrue();
    }

    @Test
    void mailsAndCallsAreTakenWhileItIsSilentAndVerifiedOnceItHasAnsweredAnything() {
        live.vendor.isDown();
        String called = live.open("It is about ZOID " + zoid);
        live.desk.mail(LiveDesk.DANA, "partner-support@zohocorp.com", "Silence " + no, "It is about " + superAdmin);
        String mailed = live.desk.ticket("Silence " + no).get("number").stringValue();
        assertThat(live.field(called, "verdict")).isEqualTo("DIRECTORY_UNAVAILABLE");
        assertThat(live.field(mailed, "verdict")).isEqualTo("DIRECTORY_UNAVAILABLE");
        assertThat(live.desk.mailTo(LiveDesk.DANA, mailed).text()).contains("could not be checked at this moment");

        customer(400);
        live.isBack();

        live.becomes(called, "severity", "S1");
        live.becomes(mailed, "severity", "S1");
        assertLarge(called);
        assertLarge(mailed);
        until(() -> live.waiting() == 0);
    }

    @Test
    void aTicketIsTriedAgainByItselfAtGrowingIntervals() {
        live.vendor.isDown();
        String number = live.open("It is about ZOID " + zoid);
        live.tryAgain(number);
        until(() -> live.tries(number) == 1);
        assertThat(live.receipts(number)).as("silence is told once").isEqualTo(1);

        customer(400);
        live.vendor.isBack();
        until(() -> {
            live.tryAgain(number);
            return live.field(number, "severity").equals("S1");
        });
    }

    @Test
    void silenceTakesNothingBackAndIsMadeUpFor() {
        customer(400);
        String number = live.open("It is about ZOID " + zoid);
        live.vendor.isDown();
        live.wasAsked("2 days");

        part().verifyAnew(live.id(number), Actor.DESK);

        assertLarge(number);
        assertThat(live.receipts(number)).isEqualTo(1);

        customer(12);
        live.isBack();

        live.becomes(number, "verdict", "STANDARD_ACCOUNT");
        assertThat(live.field(number, "severity")).as("only proposed").isEqualTo("S1");
    }

    @Test
    void aFurtherMessageIsTakenAndReadOnceTheSourceAnswers() {
        customer(400);
        String number = live.open("It does not work");
        live.vendor.isDown();

        live.desk
                .part(Intake.class)
                .reply(
                        live.id(number),
                        Submission.typed(
                                Channel.HELP_CENTRE,
                                LiveDesk.DANA,
                                "A question",
                                "It is ZOID " + zoid,
                                null,
                                null,
                                null,
                                null));

        assertThat(live.field(number, "verdict")).isEqualTo("NO_IDENTIFIER");
        assertThat(live.receipts(number)).isEqualTo(1);

        live.isBack();

        live.becomes(number, "severity", "S1");
    }

    @Test
    void aChangeOfTheDirectoryTakesNothingBackEither() {
        customer(400);
        String number = live.open("It is about ZOID " + zoid);
        live.vendor.isDown();
        live.wasAsked("2 days");

        live.desk.call(
                "PUT",
                "/api/v1/directory/subscriptions/" + zoid + "/crm/Enterprise/paid/2024-02-01",
                "{\"quantity\": 3}",
                Map.of());

        until(() -> live.waiting() == 1);
        assertLarge(number);
        assertThat(live.receipts(number)).isEqualTo(1);
    }

    @Test
    void severalNodesVerifyEachTicketOnce() {
        live.vendor.isDown();
        List<String> numbers = IntStream.range(0, 8)
                .mapToObj(i -> live.open("It is about ZOID " + zoid))
                .toList();
        live.isBack();

        AtOnce.by(3, node -> {
            live.desk.part(AwaitingSource.class).doDue(() -> true);
            return node;
        });

        numbers.forEach(number -> live.becomes(number, "verdict", "NOT_FOUND"));
        assertThat(numbers)
                .allSatisfy(number -> assertThat(live.receipts(number)).isEqualTo(2));
    }

    @Test
    void whatAnAgentFillsMeanwhileIsTakenAndVerifiedLater() {
        customer(400);
        String number = live.open("It does not work");
        live.vendor.isDown();

        live.desk.patch("/api/v1/tickets/" + number, "{\"customerPrimaryEmail\": \"" + superAdmin + "\"}");

        assertThat(live.field(number, "customerPrimaryEmail")).isEqualTo(superAdmin);
        assertThat(live.field(number, "verdict")).isEqualTo("DIRECTORY_UNAVAILABLE");

        live.isBack();

        live.becomes(number, "severity", "S1");
    }

    @Test
    void nobodyCanVouchForAnAccountWhileItIsSilent() {
        String number = live.open("It does not work");
        live.vendor.isDown();

        assertThat(part().confirm(live.id(number), MINA, zoid))
                .isEqualTo(new Outcome.Refused(new Refusal.DirectorySilent()));
        assertThat(part().map(live.id(number), MINA, "749999999"))
                .isEqualTo(new Outcome.Refused(new Refusal.DirectorySilent()));

        assertThat(live.mappings("749999999")).isZero();
        Visitor mina = Visitor.signedIn(live.desk, MINA.email());
        mina.get("/desk/tickets/" + number);
        Visitor.Shown page =
                mina.post("/desk/tickets/" + number + "/account", Map.of("zoid", zoid, "mapping", "false"));
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("the directory does not answer at this moment");
    }

    @Test
    void anExcludedServiceIsExcludedAndItsFieldIsFilledOnceTheSourceAnswers() {
        live.vendor.isDown();
        String number = live.desk
                .post("/api/v1/tickets", """
                        {"subject": "A question", "description": "ZOID %s", "service": "Zoho Campaigns",
                         "requester": "%s"}""".formatted(zoid, LiveDesk.DANA))
                .body()
                .get("number")
                .stringValue();
        assertThat(live.field(number, "verdict")).isEqualTo("EXCLUDED_SERVICE");

        customer(400);
        live.isBack();

        live.becomes(number, "customerPrimaryEmail", superAdmin);
        assertThat(live.field(number, "verdict")).isEqualTo("EXCLUDED_SERVICE");
    }

    @Test
    void theAgeOfWhatTheSourceSaidIsOnTheReceipt() {
        customer(400);
        live.open("It is about ZOID " + zoid);
        live.vendor.isDown();
        live.wasAsked("3 hours");

        String number = live.open("It is about ZOID " + zoid);

        assertLarge(number);
        Visitor mina = Visitor.signedIn(live.desk, MINA.email());
        assertThat(mina.get("/desk/tickets/" + number + "/receipts/1").body())
                .contains("As the source said")
                .contains("3 hr before the verdict");
        assertThat(mina.get("/desk/tickets/" + number).body()).contains("as the source said");
        mina.get("/language/ar");
        assertThat(mina.get("/desk/tickets/" + number + "/receipts/1").body())
                .contains("قبل الحكم بمدة \u20683 ساعات\u2069");
        mina.get("/language/th");
        assertThat(mina.get("/desk/tickets/" + number + "/receipts/1").body()).contains("3 ชม. ก่อนการตัดสิน");
        assertThat(live.replaysTheSame(number)).isTrue();
    }

    @Test
    void moreThanMayAskAtOnceAreTakenAllTheSame() {
        customer(400);
        live.vendor.isIn(exchange -> {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            live.vendor.answerWell(exchange);
        });

        List<String> numbers = AtOnce.by(
                24, client -> live.open("ZOID " + zoid + ", not client" + client + "@customer-" + no + ".example"));
        live.isBack();

        numbers.forEach(live::tryAgain);
        numbers.forEach(number -> until(() -> !live.field(number, "verdict").equals("DIRECTORY_UNAVAILABLE")));
    }

    @Test
    void theFormTakesAsLongForACustomerThatIsKnownAsForOneThatIsAskedFor() {
        customer(400);
        live.open("It is about " + superAdmin);
        Visitor dana = Visitor.signedIn(live.desk, LiveDesk.DANA);
        dana.get("/help/new");
        long begun = System.nanoTime();

        dana.post("/help/new", Map.of("subject", "Slow", "description", "Slow.", "customerPrimaryEmail", superAdmin));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(LiveDesk.DEADLINE);
    }

    /** The vendor's system knows the customer; the sample threshold of the region US is 250. */
    private void customer(long licences) {
        live.vendor.knows(
                """
                {"zoid": "%s", "name": "Customer %d", "dataCentre": "US", "superAdmin": "%s",
                 "domains": ["customer-%d.example"],
                 "subscriptions": [{"service": "crm", "plan": "Enterprise", "quantity": %d, "from": "2024-02-01"}]}""".formatted(zoid, no, superAdmin, no, licences), zoid, superAdmin, "customer-" + no + ".example");
    }

    private static void assertLarge(String number) {
        assertThat(live.field(number, "verdict")).isEqualTo("LARGE_USER_ACCOUNT");
        assertThat(live.field(number, "severity")).isEqualTo("S1");
    }

    private static CustomerField part() {
        return live.desk.part(CustomerField.class);
    }
}
