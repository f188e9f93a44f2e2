package org.partnerdesk.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one real browser of a test run; each visit is a context of its own. */
public final class Chromium {
    private static Browser browser;

    private Chromium() {}

    /** How somebody looks at the desk. */
    public record Look(String language, int width, ColorScheme scheme, boolean script) {
        public static Look in(String language) {
            return new Look(language, 1440, ColorScheme.LIGHT, true);
        }

        public Look withoutScript() {
            return new Look(language, width, scheme, false);
        }
    }

    /** A visit that collects what the page complains about: script errors, refused sources, failed requests. */
    public record Visit(BrowserContext context, Page page, String address, List<String> complaints)
            implements AutoCloseable {
        /** Signs in as one of the sample people by one click. */
        public Visit as(String email) {
            page.navigate(address + "/");
            page.locator("form:has(input[value='" + email + "']) button").click();
            page.waitForLoadState();
            return this;
        }

        public void open(String path) {
            page.navigate(address + path);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    public static synchronized Visit visit(RunningDesk desk, Look look) {
        if (browser == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), 900)
                .setColorScheme(look.scheme())
                .setJavaScriptEnabled(look.script()));
        context.setDefaultTimeout(20_000);
        context.addCookies(List.of(new Cookie("lang", look.language()).setUrl(desk.address())));
        Page page = context.newPage();
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(desk.address()) && !request.url().startsWith("data:")) {
                complaints.add("asks another host: " + request.url());
            }
        });
        return new Visit(context, page, desk.address(), complaints);
    }

    /** Debian's Chromium, or whichever one is called so in PATH. */
    private static Path executable() {
        for (String folder : System.getenv("PATH").split(":")) {
            Path candidate = Path.of(folder, "chromium");
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        return Path.of("/usr/bin/chromium");
    }
}
