package org.partnerdesk.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Someone who reads the desk's pages and sends its forms, without a screen; follows no redirects. */
public final class Visitor {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String formToken = "";

    private Visitor(RunningDesk desk) {
        address = desk.address();
    }

    /** A page; {@code body} without the form tokens, which differ each time. {@code location} is empty unless given. */
    public record Shown(int status, String body, String location) {}

    public static Visitor stranger(RunningDesk desk) {
        return new Visitor(desk);
    }

    /** One of the sample people, signed in. */
    public static Visitor signedIn(RunningDesk desk, String email) {
        Visitor visitor = new Visitor(desk);
        visitor.get("/");
        Shown answer = visitor.post("/sign-in/demo", Map.of("email", email));
        if (answer.status() != 302 || answer.location().contains("refused")) {
            throw new AssertionError(email + " could not sign in: " + answer);
        }
        return visitor;
    }

    /** The same visitor, reading in another language from now on. */
    public Visitor in(String language) {
        get("/language/" + language + "?back=/");
        return this;
    }

    public Shown get(String path) {
        return get(path, Map.of());
    }

    public Shown get(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html");
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    /** Sends a form with the token of the last page that had one. */
    public Shown post(String path, Map<String, String> form) {
        Map<String, String> whole = new LinkedHashMap<>(form);
        whole.putIfAbsent("_csrf", formToken);
        String body = whole.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Shown send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            Matcher token = FORM_TOKEN.matcher(response.body());
            if (token.find()) {
                formToken = token.group(1);
            }
            return new Shown(
                    response.statusCode(),
                    FORM_TOKEN.matcher(response.body()).replaceAll(""),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
