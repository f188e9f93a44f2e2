package org.partnerdesk.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.support.Chromium;
import org.partnerdesk.support.Chromium.Look;
import org.partnerdesk.support.Chromium.Visit;
import org.partnerdesk.support.RunningDesk;

/** An admin sends a file, looks at what it would do, applies it and takes it back. */
class ImportsInBrowserTest {
    private static final RunningDesk DESK = RunningDesk.with(Map.of());

    @AfterAll
    static void close() {
        DESK.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileIsCheckedAppliedAndTakenBack(boolean script) {
        Look look = script ? Look.in("en") : Look.in("en").withoutScript();
        try (Visit ada = Chromium.visit(DESK, look).as("admin@desk.example")) {
            ada.page().locator("a[href='/admin/policies']").click();
            ada.page().locator("a[href='/admin/directory']").click();
            ada.page().locator("#kind").selectOption("accounts");
            ada.page().locator("#file").setInputFiles(new FilePayload("customers.csv", "text/csv", """
                    zoid,name,dataCentre,superAdmin
                    79000010%d,Browsed,EU,it@browsed.example
                    790000109,Nowhere,MARS,it@nowhere.example
                    """.formatted(
                            script ? 1 : 2)
                    .getBytes(UTF_8)));
            press(ada, script, ".btn.go");
            becomes(ada, script, "Waits for a person");

            assertThat(ada.page().locator("#import").innerText())
                    .contains("customers.csv", "Browsed", "SuperAdmin", "The vendor has no such data centre.")
                    .doesNotContain("infinity");

            press(ada, script, "form[action$='/apply'] button");
            becomes(ada, script, "In force");
            press(ada, script, "form[action$='/undo'] button");
            becomes(ada, script, "Taken back");

            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void onlyAdminsAreLetIn() {
        try (Visit mina = Chromium.visit(DESK, Look.in("en")).as("mina@desk.example")) {
            assertThat(mina.page().locator("a[href^='/admin']").count()).isZero();
            assertThat(mina.page().navigate(mina.address() + "/admin/directory").status())
                    .isEqualTo(403);
        }
    }

    /** Without script there is another page once the form has been answered, and it must be there to be looked at again. */
    private static void press(Visit visit, boolean script, String button) {
        if (script) {
            visit.page().locator(button).click();
        } else {
            visit.page()
                    .waitForResponse(
                            answer -> answer.request().isNavigationRequest() && answer.ok(),
                            () -> visit.page().locator(button).click());
            visit.page().waitForLoadState();
        }
    }

    /** With script the page changes by itself, without somebody looks again. */
    private static void becomes(Visit visit, boolean script, String state) {
        RunningDesk.until(() -> {
            if (!script) {
                visit.page().reload();
            }
            return visit.page().locator("#import h2").first().innerText().equals(state);
        });
    }
}
