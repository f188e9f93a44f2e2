package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryFile.PartnerUserRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.directory.DirectoryFile.UserRow;
import org.partnerdesk.directory.Subscription.Kind;
import org.partnerdesk.directory.Subscription.Status;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documents' rules (M1-M6) and decisions 1-6 as a table, each row asked of the running desk over its API. */
class RulesOverTheApiTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
    private static final LocalDate NEXT_YEAR = LocalDate.now(ZoneOffset.UTC).plusYears(1);
    private static final String ME = "rita@rules-channel.example";
    private static RunningDesk desk;

    /** A row of the table; {@code no} makes its customer its own. */
    record Rule(
            int no,
            String region,
            String subscriptions,
            String by,
            String mapped,
            String about,
            String verdict,
            String counted) {
        String zoid() {
            return Integer.toString(720_000_000 + no);
        }

        String zgid() {
            return Integer.toString(820_000_000 + no);
        }

        String zuid() {
            return Integer.toString(620_000_000 + no);
        }

        String domain() {
            return "rule-" + no + "-customer.example";
        }

        String name() {
            return "Quorum Foundry Number " + no;
        }

        AccountRow account() {
            return new AccountRow(
                    zoid(),
                    name(),
                    region,
                    null,
                    "super@" + domain(),
                    List.of(zgid()),
                    null,
                    List.of(new UserRow(zuid(), "user@" + domain())),
                    subscriptions.equals("-")
                            ? List.of()
                            : Stream.of(subscriptions.split(" \\+ "))
                                    .map(Rule::subscription)
                                    .toList());
        }

        private static SubscriptionRow subscription(String said) {
            String[] words = said.split(" ");
            String unusual = words.length > 2 ? words[2] : "";
            return new SubscriptionRow(
                    words[0],
                    "Standard",
                    Long.parseLong(words[1]),
                    unusual.equals("trial") ? Kind.TRIAL : unusual.equals("free") ? Kind.FREE : Kind.PAID,
                    unusual.equals("expired")
                            ? Status.EXPIRED
                            : unusual.equals("suspended") ? Status.SUSPENDED : Status.ACTIVE,
                    unusual.equals("next-year") ? NEXT_YEAR : LONG_AGO,
                    unusual.equals("over") ? LONG_AGO.plusYears(1) : null);
        }

        /** What the request says: fields by name, and the words of its text. */
        Map<String, String> request() {
            Map<String, String> request = new LinkedHashMap<>();
            StringBuilder text = new StringBuilder("Please look into it.");
            for (String said : by.split(" \\+ ")) {
                String value = value(said.split(" ")[1]);
                switch (said.split(" ")[0]) {
                    case "field" -> request.put("customerPrimaryEmail", value);
                    case "organisation" -> request.put("organisationId", value);
                    default -> text.append(" It is about ").append(value).append('.');
                }
            }
            request.put("subject", "Rule " + no);
            request.put("description", text.toString());
            request.put("requester", ME);
            if (!about.equals("-")) {
                request.put("service", about);
            }
            return request;
        }

        private String value(String key) {
            return switch (key) {
                case "SuperAdmin" -> "super@" + domain();
                case "User" -> "user@" + domain();
                case "Domain" -> by.startsWith("field") ? "someone@" + domain() : domain();
                case "ZOID" -> zoid();
                case "ZGID" -> zgid();
                case "ZUID" -> zuid();
                case "Name" -> name();
                case "Harbor" -> "700100101";
                case "Nobody" -> by.startsWith("organisation") ? "799999999" : "nobody@nowhere-" + no + ".example";
                case "Nothing" -> "the usual";
                default -> throw new IllegalArgumentException(key);
            };
        }
    }

    static List<Rule> rules() throws IOException {
        try (InputStream table = RulesOverTheApiTest.class.getResourceAsStream("/entitlement/rules.csv")) {
            List<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            return IntStream.range(0, lines.size())
                    .mapToObj(no -> {
                        String[] cells = lines.get(no).split(" \\| ");
                        return new Rule(no, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
                    })
                    .toList();
        }
    }

    @BeforeAll
    static void start() throws IOException {
        desk = RunningDesk.with(Map.of());
        List<PartnerRow> partners = new ArrayList<>();
        partners.add(partner("Rules Channel", "yes"));
        partners.add(partner("Other Channel", "other"));
        desk.part(Directory.class)
                .take(new DirectoryFile(rules().stream().map(Rule::account).toList(), partners));
        for (Rule rule : rules()) {
            if (rule.mapped().equals("next-year") || rule.mapped().equals("ended")) {
                boolean ended = rule.mapped().equals("ended");
                desk.part(JdbcClient.class)
                        .sql("""
                        insert into directory.mapping (partner_id, zoid, origin, from_on, until_on, since_change)
                        select id, :zoid, 'test', :from, :until, (select max(no) from directory.change)
                        from directory.partner_code where code = 'Rules Channel'""")
                        .param("zoid", rule.zoid())
                        .param("from", ended ? LONG_AGO : NEXT_YEAR)
                        .param("until", ended ? LONG_AGO.plusYears(1) : null)
                        .update();
            }
        }
        desk.part(Directory.class)
                .take(new DirectoryFile(
                        List.of(),
                        List.of(new PartnerRow(
                                "Rules Channel",
                                List.of("rules-channel.example"),
                                Map.of(),
                                List.of(),
                                List.of("700100101"),
                                LONG_AGO))));
    }

    private static PartnerRow partner(String name, String mapped) throws IOException {
        String domain = name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".example";
        return new PartnerRow(
                name,
                List.of(domain),
                Map.of(),
                List.of(new PartnerUserRow("rita@" + domain, "Rita", "en")),
                rules().stream()
                        .filter(rule -> rule.mapped().equals(mapped))
                        .map(Rule::zoid)
                        .toList(),
                LONG_AGO);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        JsonNode ticket = desk.post("/api/v1/tickets", JsonMapper.shared().writeValueAsString(rule.request()))
                .body();

        assertThat(ticket.get("verdict").stringValue()).isEqualTo(rule.verdict());
        boolean large = rule.verdict().equals("LARGE_USER_ACCOUNT");
        assertThat(ticket.get("severity").stringValue()).isEqualTo(large ? "S1" : "S3");
        assertThat(ticket.get("priorityCustomer").booleanValue()).isEqualTo(large);
        JsonNode receipt = desk.get("/api/v1/tickets/" + ticket.get("number").stringValue() + "/receipts")
                .body()
                .at("/items/0");
        JsonNode counted = receipt.at("/body/counted");
        assertThat(counted.isNumber() ? counted.asString() : "-").isEqualTo(rule.counted());
        assertThat(desk.post("/api/v1/receipts/" + receipt.get("id").stringValue() + "/replay", null)
                        .body()
                        .get("same")
                        .booleanValue())
                .isTrue();
    }
}
