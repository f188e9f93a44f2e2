package org.partnerdesk.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Texts;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Answers what the server itself cannot read, such as an address with {@code %00}: no filter and no error page of ours
 * ever hears of it, and the server's own page is English only.
 */
final class UnreadRequests extends ErrorReportValve {

    @Component
    static class Installed implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
        @Override
        public void customize(ConfigurableTomcatWebServerFactory server) {
            server.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new UnreadRequests()));
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            // Behind a path prefix too: of a request that was not read nobody knows where its prefix ends.
            if (Objects.requireNonNullElse(request.getRequestURI(), "").contains("/api/")) {
                EarlyProblem.write(request, response, status, "api.not-possible");
            } else {
                write(request, response, status);
            }
            response.finishResponse();
        } catch (IOException e) {
            // The client has gone, and with it everybody who could be told.
        }
    }

    private static void write(Request request, Response response, HttpStatus status) throws IOException {
        Language language = ReaderLanguage.ofBrowser(request);
        Texts texts = Texts.of(language);
        String kind = "error." + ErrorPages.kind(status);
        String text =
                String.join("\n", texts.say(kind + ".title"), texts.say(kind + ".kept"), texts.say(kind + ".next"), "");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.code());
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
