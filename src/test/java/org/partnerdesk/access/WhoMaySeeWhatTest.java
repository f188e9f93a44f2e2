package org.partnerdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Partners, strangers and sessions at doors that are not theirs. */
class WhoMaySeeWhatTest {
    private final RunningDesk desk = RunningDesk.shared();

    @ParameterizedTest
    @ValueSource(strings = {"/help/%s", "/help/%s/nothing"})
    void ticketOfAnotherPartnerIsLikeOneThatDoesNotExist(String path) {
        String danas = ticketOf("dana@delta-channel.example");
        Visitor nok = Visitor.signedIn(desk, "nok@siam-channel.example");

        Visitor.Shown foreign = nok.get(path.formatted(danas));
        Visitor.Shown nothing = nok.get(path.formatted("PD-999999999"));

        assertThat(foreign.status()).isEqualTo(nothing.status()).isBetween(400, 499);
        assertThat(foreign.body().replace(danas, "PD-999999999")).isEqualTo(nothing.body());
    }

    @Test
    void partnerReadsTheOwnTicketAndItsColleaguesAndMayActOnNoOther() {
        String danas = "/help/" + ticketOf("dana@delta-channel.example");
        Visitor omar = Visitor.signedIn(desk, "omar@delta-channel.example");
        Visitor nok = Visitor.signedIn(desk, "nok@siam-channel.example");
        nok.get("/help/new");

        assertThat(omar.get(danas).status()).isEqualTo(200);
        assertThat(nok.post(danas + "/replies", Map.of("body", "Me too")).status())
                .isEqualTo(404);
        assertThat(nok.post(danas + "/solved", Map.of()).status()).isEqualTo(404);
        assertThat(omar.get(danas).body()).doesNotContain("Me too");
        assertThat(nok.get("/help").body()).doesNotContain(danas);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PD-10001", "10001", "PD-999999999", "x", "9999999999999999999999999999999999999999"})
    void deskIsForbiddenForPartnersWhateverTheNumber(String number) {
        Visitor dana = Visitor.signedIn(desk, "dana@delta-channel.example");

        assertThat(dana.get("/desk").status()).isEqualTo(403);
        assertThat(dana.get("/desk/tickets/" + number).status()).isEqualTo(403);
        assertThat(dana.get("/desk/tickets/" + number + "/receipts/1").status()).isEqualTo(403);
        assertThat(dana.get("/desk/tickets/" + number + "/times").status()).isEqualTo(403);
        assertThat(dana.post("/desk/tickets/" + number + "/customer", Map.of("value", "x"))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/accounts",
                "/desk/accounts?q=harbor",
                "/desk/accounts/700100101",
                "/desk/accounts/799999999",
                "/desk/partners/1",
                "/desk/partners/999999999"
            })
    void accountsAndPartnersAreForbiddenForPartnersWhetherTheyExistOrNot(String path) {
        assertThat(Visitor.signedIn(desk, "dana@delta-channel.example")
                        .get(path)
                        .status())
                .isEqualTo(403);
        assertThat(Visitor.stranger(desk).get(path).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/directory",
                "/admin/directory/imports/999999999",
                "/admin/directory/imports/1/refused.csv"
            })
    void filesOfTheDirectoryAreForAdminsAlone(String path) {
        assertThat(Visitor.signedIn(desk, "mina@desk.example").get(path).status())
                .isEqualTo(403);
        assertThat(Visitor.signedIn(desk, "lead@desk.example").get(path).status())
                .isEqualTo(403);
        assertThat(Visitor.signedIn(desk, "admin@desk.example").get(path).status())
                .isNotEqualTo(403);
    }

    /** Today's only token has every right; those of agents and leads, once there are any, read policies and write none. */
    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/policies,              AGENT LEAD ADMIN",
        "GET,  /api/v1/policies/1,            AGENT LEAD ADMIN",
        "POST, /api/v1/policies,              ADMIN",
        "POST, /api/v1/policies/1/publish,    ADMIN",
        "POST, /api/v1/policies/1/rehearsals, ADMIN",
        "PUT,  /api/v1/policies/1,            ADMIN",
        "GET,  /api/v1/directory/imports,     ADMIN",
        "GET,  /api/v1/forecast,              LEAD ADMIN",
        "GET,  /api/v1/calendars/EU,          AGENT LEAD ADMIN",
        "PUT,  /api/v1/calendars/EU,          ADMIN",
        "GET,  /api/v1/attainment,            LEAD ADMIN",
        "POST, /api/v1/tickets,               AGENT LEAD ADMIN"
    })
    void theApiAsksForTheRolesThatThePagesAskFor(String method, String path, String roles) {
        AuthorizationFilter door = desk.part(SecurityFilterChain.class, "apiRules").getFilters().stream()
                .flatMap(filter -> filter instanceof AuthorizationFilter found ? Stream.of(found) : Stream.empty())
                .findFirst()
                .orElseThrow();
        List<String> open = Stream.of(Role.values())
                .filter(role -> {
                    SignedIn caller = new SignedIn(new Person("x@desk.example", "X", role, "Desk", null, "en"), null);
                    return door.getAuthorizationManager()
                            .authorize(
                                    () -> UsernamePasswordAuthenticationToken.authenticated(
                                            caller, null, caller.getAuthorities()),
                                    new MockHttpServletRequest(method, path))
                            .isGranted();
                })
                .map(Role::name)
                .toList();

        assertThat(open).containsExactly(roles.split(" "));
    }

    @Test
    void agentsHaveNoHelpPages() {
        assertThat(Visitor.signedIn(desk, "mina@desk.example").get("/help").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help", "/help/PD-10001", "/help/PD-10001/times", "/desk", "/desk/tickets/PD-10001"})
    void strangersAreSentToSignIn(String path) {
        Visitor.Shown shown = Visitor.stranger(desk).get(path);

        assertThat(shown.status()).isEqualTo(302);
        assertThat(shown.location()).isEqualTo(desk.address() + "/");
    }

    @Test
    void noPageIsOpenThatNobodyThoughtOf() {
        assertThat(Visitor.stranger(desk).get("/anything").status()).isEqualTo(302);
        assertThat(Visitor.stranger(desk).get("/actuator/env").status()).isEqualTo(302);
        assertThat(Visitor.signedIn(desk, "mina@desk.example")
                        .get("/actuator/env")
                        .status())
                .isEqualTo(403);
    }

    /** The API takes no cookies: a form on another site could send them too. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer a-token-for-the-test", "Basic bWluYTptaW5h"})
    void sessionOfAnAgentOpensNoApi(String authorization) {
        Visitor.Shown shown = Visitor.signedIn(desk, "mina@desk.example")
                .get("/api/v1/tickets", authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization));

        assertThat(shown.status()).isEqualTo(401);
        assertThat(shown.body()).contains("\"status\":401").contains("Authorization: Bearer TOKEN");
    }

    @Test
    void tokenOpensNoPages() {
        assertThat(Visitor.stranger(desk)
                        .get("/desk", Map.of("Authorization", "Bearer " + RunningDesk.TOKEN))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void formWithoutItsTokenIsRefused() {
        String number = ticketOf("dana@delta-channel.example");
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");

        Visitor.Shown refused = mina.post(
                "/desk/tickets/" + number + "/customer",
                Map.of("value", "it@harbor-freightways.example", "expected", "", "_csrf", "guessed"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(desk.ticketNumber(number).get("customerPrimaryEmail").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@desk.example", "", "mina@desk.example\0", "\0", "\uD800", "' or ''='"})
    void whoeverIsNobodyDoesNotComeIn(String email) {
        Visitor visitor = Visitor.stranger(desk);
        visitor.get("/");

        assertThat(visitor.post("/sign-in", Map.of("email", email, "password", "guess"))
                        .location())
                .endsWith("/?refused");
        assertThat(visitor.post("/sign-in/demo", Map.of("email", email.replace("mina", "nobody")))
                        .location())
                .endsWith("/?refused");
        assertThat(visitor.get("/desk").status()).isEqualTo(302);
    }

    private String ticketOf(String partner) {
        return desk.post("/api/v1/tickets", """
                {"subject": "Only ours", "description": "A secret.", "requester": "%s"}""".formatted(partner))
                .body()
                .get("number")
                .stringValue();
    }
}
