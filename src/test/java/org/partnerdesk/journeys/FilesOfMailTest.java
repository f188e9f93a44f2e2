package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a mail brings along, from SMTP to the API and the download. */
class FilesOfMailTest {
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void fileIsKeptOnceAndDownloadedAsNothingThatRuns() throws Exception {
        String content = "<!doctype html><script>alert('" + UUID.randomUUID() + "')</script>";
        JsonNode first = message("Files " + UUID.randomUUID(), content);
        JsonNode second = message("Files " + UUID.randomUUID(), content);
        JsonNode file = first.get("attachments").get(0);

        assertThat(file.get("name").stringValue()).isEqualTo("gpj.exe");
        assertThat(file.get("type").stringValue()).isEqualTo("text/html");
        assertThat(file.get("size").longValue()).isEqualTo(content.length());
        assertThat(file.get("inline").booleanValue()).isFalse();
        assertThat(second.get("attachments").get(0).get("sha256")).isEqualTo(file.get("sha256"));
        assertThat(desk.part(JdbcClient.class)
                        .sql("select count(*) from ticketing.content where sha256 = ?")
                        .param(file.get("sha256").stringValue())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        HttpResponse<String> download = get(first, file);
        assertThat(download.body()).isEqualTo(content);
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;");
        assertThat(download.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox");
        assertThat(download.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void formattedMailIsSanitisedAndItsOwnImagesAreFound() {
        JsonNode message = message("Formatted " + UUID.randomUUID(), SVG);
        String html = message.get("html").stringValue();

        assertThat(html)
                .contains("dir=\"auto\"")
                // In no order that could be relied on.
                .containsPattern("rel=\"(?=[^\"]*noopener)(?=[^\"]*noreferrer)[^\"]*nofollow")
                .contains("(evil.test)")
                .contains("/attachments/"
                        + message.get("attachments").get(0).get("sha256").stringValue())
                .doesNotContain("script", "onclick", "position", "url(", "tracker.test");
        assertThat(message.get("body").stringValue()).contains("Hello");
        assertThat(message.get("foldAt").isNull()).isTrue();
    }

    private HttpResponse<String> get(JsonNode message, JsonNode file) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(desk.address() + "/api/v1/tickets/"
                        + message.get("ticket").stringValue() + "/attachments/"
                        + file.get("sha256").stringValue()))
                .header("Authorization", "Bearer " + RunningDesk.TOKEN)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode message(String subject, String file) {
        desk.rawMail("dana@delta-channel.example", "partner-support@zohocorp.com", """
                From: dana@delta-channel.example
                To: partner-support@zohocorp.com
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <style>body{background:url(https://tracker.test/c)}</style><p onclick="x()" style="position:fixed">Hello
                <a href="https://bank.example@evil.test/">https://bank.example</a>
                <img src="cid:one@mail"><img src="https://tracker.test/i.png"></p><script>alert(1)</script>
                --b
                Content-Type: image/png; name="\u202Egpj.exe"
                Content-ID: <one@mail>
                Content-Disposition: attachment; filename="\u202Egpj.exe"

                %s
                --b--
                """.formatted(subject, file));
        String number = desk.ticket(subject).get("number").stringValue();
        JsonNode message = desk.get("/api/v1/tickets/" + number + "/messages")
                .body()
                .get("items")
                .get(0);
        return ((tools.jackson.databind.node.ObjectNode) message).put("ticket", number);
    }
}
