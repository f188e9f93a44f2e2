package org.partnerdesk.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Texts;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.RunningDesk.Answer;

/** What is wrong with a call before its fields are looked at: its address, its headers, its size. */
class HostileCallsTest {
    private static final String TICKETS = "/api/v1/tickets";
    private final RunningDesk desk = RunningDesk.shared();
    private final String mark = "m" + UUID.randomUUID().toString().replace("-", "");

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/*"})
    void answerThatTheCallerDoesNotWantOpensNoTicket(String accept) {
        Answer answer = desk.call("POST", TICKETS, ticket(""), Map.of("Accept", accept));

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(desk.get(TICKETS + "?q=" + mark).body().get("items")).isEmpty();
    }

    @Test
    void bodyOfAnySizeIsRefusedBeforeItFillsTheMemory() throws Exception {
        String longest = ticket("x".repeat(9_000_000));
        Answer answer = desk.post(TICKETS, longest);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().get("detail").stringValue())
                .isEqualTo(Texts.of(Language.EN).say("api.too-large", 8));
        assertThat(sendWithoutLength(longest)).isEqualTo(413);
        assertThat(desk.get(TICKETS + "?q=" + mark).body().get("items")).isEmpty();
    }

    @Test
    void longestTextInItsLongestSpellingIsTaken() {
        assertThat(desk.post(TICKETS, ticket("\\u0e01".repeat(999_000))).status())
                .isEqualTo(201);
    }

    @Test
    void anAddressThatCannotBeDecodedIsAWordLikeAnyOther() throws IOException {
        assertThat(raw("POST", "/api/v1/directory/imports?kind=%zz", "Authorization: Bearer " + RunningDesk.TOKEN))
                .startsWith("HTTP/1.1 422");
    }

    @Test
    void lettersOfAnyScriptInAHeaderAreOnlyLetters() throws IOException {
        assertThat(raw("GET", TICKETS, "Authorization: Bearer клавиша")).startsWith("HTTP/1.1 401");
        assertThat(raw("GET", TICKETS + "?limit=1", authorized("Accept-Language: клавиша")))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("GET", "/", "Accept-Language: клавиша")).startsWith("HTTP/1.1 200");
        assertThat(raw("POST", TICKETS, authorized("Idempotency-Key: клавиша" + mark), ticket("")))
                .startsWith("HTTP/1.1 201");
        assertThat(raw("POST", TICKETS, authorized("Idempotency-Key: клавиша" + mark), ticket("more")))
                .startsWith("HTTP/1.1 422");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00", "a%2Fb", "%zz", "%ff", "a;b=c", "../x", "a//b",
            })
    void addressThatIsNoneIsAProblemInTheCallersLanguage(String number) throws IOException {
        String answer = raw("GET", TICKETS + "/" + number, authorized("Accept-Language: th"));

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains(Texts.of(Language.TH).say("api.not-possible"));
    }

    @Test
    void pageAddressThatIsNoneIsToldInTheReadersLanguage() throws IOException {
        String answer = raw("GET", "/help/%00", "Accept-Language: ar");
        String unreadable = raw("GET", "/help/<b>", "Accept-Language: ar");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("text/plain")
                .contains(Texts.of(Language.AR).say("error.request.title"))
                .contains(Texts.of(Language.AR).say("error.request.next"));
        assertThat(unreadable)
                .as("a line that breaks off leaves no header to read a language from")
                .startsWith("HTTP/1.1 400")
                .contains(Texts.of(Language.EN).say("error.request.title"));
    }

    private String ticket(String more) {
        return """
                {"subject": "Hostile %s", "requester": "dana@delta-channel.example", "description": "%s"}""".formatted(mark, more);
    }

    private static String authorized(String header) {
        return "Authorization: Bearer " + RunningDesk.TOKEN + "\r\nContent-Type: application/json\r\n" + header;
    }

    private String raw(String method, String path, String headers) throws IOException {
        return raw(method, path, headers, "");
    }

    /** Byte for byte what no decent client sends, and all that comes back. */
    private String raw(String method, String path, String headers, String body) throws IOException {
        URI address = URI.create(desk.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write(
                            "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n\r\n%s"
                                    .formatted(method, path, body.getBytes(UTF_8).length, headers, body)
                                    .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private int sendWithoutLength(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(desk.address() + TICKETS))
                .header("Authorization", "Bearer " + RunningDesk.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
