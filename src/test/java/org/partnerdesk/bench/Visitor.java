package org.partnerdesk.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser, or a program with the token. */
final class Visitor implements AutoCloseable {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI desk;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private Visitor(URI desk, String token) {
        this.desk = desk;
        this.token = token;
    }

    static Visitor withToken(URI desk, String token) {
        return new Visitor(desk, token);
    }

    /** Signed in by the one click of demo mode. */
    static Visitor signedIn(URI desk, String email) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(desk, null);
        Matcher form = FORM_TOKEN.matcher(visitor.text("/"));
        if (!form.find()) {
            throw new IOException("The sign-in page has no form");
        }
        String answer = visitor.text(visitor.request("/sign-in/demo")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "email=" + encoded(email) + "&_csrf=" + encoded(form.group(1)))));
        if (!answer.contains("/sign-out")) {
            throw new IOException(email + " could not sign in");
        }
        return visitor;
    }

    /** Takes a page as browsers do, compressed; looks at nothing but its status. */
    void visit(String path) throws IOException, InterruptedException {
        answer(request(path).header("Accept-Encoding", "gzip"), BodyHandlers.discarding());
    }

    String text(String path) throws IOException, InterruptedException {
        return text(request(path));
    }

    /** Whether the page is there by now. */
    boolean finds(String path) throws InterruptedException {
        try {
            visit(path);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String text(HttpRequest.Builder request) throws IOException, InterruptedException {
        return answer(request, BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.resolve(path)).timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> answer(HttpRequest.Builder request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        HttpResponse<T> response = http.send(request.build(), body);
        if (response.statusCode() != 200) {
            throw new IOException(response.statusCode() + " for " + response.uri());
        }
        return response;
    }

    @Override
    public void close() {
        http.close();
    }
}
