package org.partnerdesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Lets a controller name a template; the model becomes its parameters, and {@code page} comes by itself. */
@Component
class TemplateViews implements ViewResolver, Ordered {
    private final Templates templates;
    private final Pages pages;

    TemplateViews(Templates templates, Pages pages) {
        this.templates = templates;
        this.pages = pages;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return templates.has(name) ? new Template(name) : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    private final class Template implements View {
        private final String name;

        Template(String name) {
            this.name = name;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Map<String, Object> parameters = new HashMap<>();
            if (model != null) {
                parameters.putAll(model);
            }
            parameters.putIfAbsent("page", pages.of(request));
            // Rendered whole before the first byte leaves, so that a fault still becomes an error page.
            byte[] page = templates.render(name, parameters);
            response.setContentType(getContentType());
            response.addHeader(HttpHeaders.VARY, "HX-Request");
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
        }
    }
}
