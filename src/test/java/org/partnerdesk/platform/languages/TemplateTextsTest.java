package org.partnerdesk.platform.languages;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Duties;
import org.partnerdesk.access.Duty;
import org.partnerdesk.access.Role;
import org.partnerdesk.commitments.ClockState;
import org.partnerdesk.commitments.Ledger;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.commitments.Retarget;
import org.partnerdesk.console.ChangeView;
import org.partnerdesk.directory.ChangeKind;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.KeyKind;
import org.partnerdesk.directory.Metric;
import org.partnerdesk.directory.Subscription;
import org.partnerdesk.directory.imports.ImportMode;
import org.partnerdesk.directory.imports.ImportPhase;
import org.partnerdesk.directory.imports.ImportState;
import org.partnerdesk.directory.imports.reading.ImportReason;
import org.partnerdesk.directory.imports.reading.LineRefusal;
import org.partnerdesk.entitlement.EntitlementPolicy;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.entitlement.PolicyState;
import org.partnerdesk.entitlement.PolicyStep;
import org.partnerdesk.entitlement.ReceiptBody;
import org.partnerdesk.entitlement.Verdict;
import org.partnerdesk.intake.mail.MailAct;
import org.partnerdesk.intake.mail.MailReason;
import org.partnerdesk.notification.Alarm;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.notification.Suppression;
import org.partnerdesk.reporting.AttainmentFault;
import org.partnerdesk.reporting.Dimension;
import org.partnerdesk.search.TicketView;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.FilledBy;
import org.partnerdesk.ticketing.Impact;
import org.partnerdesk.ticketing.RequestType;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;

/** No text for people stands in code or templates, and no message is without use. */
class TemplateTextsTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Texts ENGLISH = Texts.of(Language.EN);

    /** Closed sets that pages show with {@code page.word(...)}. */
    private static final List<Class<? extends Enum<?>>> SHOWN = List.of(
            Role.class,
            Duty.class,
            Duties.Fault.class,
            Severity.class,
            Status.class,
            Channel.class,
            Milestone.class,
            ClockState.class,
            Ledger.Reason.class,
            TicketView.class,
            Verdict.class,
            Impact.class,
            RequestType.class,
            Retarget.Stage.class,
            Dimension.class,
            AttainmentFault.class,
            FilledBy.class,
            Determination.Kind.class,
            ReceiptBody.Reason.class,
            FactKind.class,
            ChangeKind.class,
            ChangeView.What.class,
            Subscription.Kind.class,
            Subscription.Status.class,
            PolicyState.class,
            PolicyStep.Kind.class,
            PolicyFault.class,
            EntitlementPolicy.CountingRule.class,
            ImportMode.class,
            ImportState.class,
            ImportPhase.class,
            ImportReason.class,
            LineRefusal.class,
            MailView.State.class,
            Suppression.class,
            MailAct.class,
            MailReason.class);

    /** Keys that code completes: what stands before the last dot, and what may follow it. */
    private static final Map<String, List<String>> COMPLETED = Map.ofEntries(
            entry("find", names(KeyKind.class)),
            entry("admin-directory.first", List.of("added", "changed", "ended", "refused")),
            entry("metric", names(Metric.class)),
            entry("customer.next", names(Verdict.class)),
            entry("help.status", names(Status.class)),
            entry("help.milestone", names(Milestone.class)),
            entry("tier", List.of("authorised", "advanced", "premium")),
            entry("refused.empty", List.of("body", "summary", "reason")),
            entry(
                    "place",
                    List.of("confirmed", "subject", "own_words", "attachment_name", "quoted", "attachment_text")),
            entry(
                    "receipt-field",
                    Arrays.stream(ReceiptBody.class.getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList()),
            entry("alarm", names(Alarm.Kind.class)),
            entry("mails.decided", List.of("opened", "replied", "automatic", "bounce", "ignored", "held", "waiting")),
            entry("mails.said", List.of("pass", "told", "ignore", "hold", "bounce", "automatic", "waived")),
            entry(
                    "mail-rule",
                    List.of(
                            "repeated-delivery",
                            "own-mail-come-back",
                            "has-sender",
                            "own-address-as-sender",
                            "authentication",
                            "outer-filter",
                            "readable",
                            "bounce",
                            "automatic",
                            "sender",
                            "partner",
                            "thread",
                            "reply-address",
                            "signed-message-id",
                            "known-message-id",
                            "signed-marker",
                            "shared-reference",
                            "follow-up",
                            "number-in-subject",
                            "taken-by-ticket",
                            "dropped")),
            entry("weekday", List.of("1", "2", "3", "4", "5", "6", "7")),
            entry("weekday.short", List.of("1", "2", "3", "4", "5", "6", "7")),
            entry("month", List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")),
            entry("error.missing", List.of("title", "kept", "next")),
            entry("error.forbidden", List.of("title", "kept", "next")));

    /** Families of keys that code completes from sets of its own, all of which count as used. */
    private static final Set<String> FAMILIES = Set.of("history", "did", "error", "api", "refused", "field-of");

    /** A mail's own page, in a frame that runs nothing and fetches no style. */
    private static final Path FRAME = Path.of("src/main/jte/layout/formatted.jte");

    @Test
    void templatesHoldNoWordsOfTheirOwn() {
        Map<Path, String> words = new TreeMap<>();
        templates().forEach((path, template) -> {
            if (path.equals(FRAME)) {
                return;
            }
            String left = withoutMarkup(template);
            if (Pattern.compile("\\p{L}{2,}").matcher(left).find()) {
                words.put(path, left.strip());
            }
        });
        assertThat(words).isEmpty();
    }

    @Test
    void templatesHoldNoWordsInAttributes() {
        Pattern spoken = Pattern.compile("\\b(?:title|aria-label|placeholder|alt)=\"(?!\\$\\{)[^\"]*\\p{L}");
        assertThat(templates())
                .allSatisfy((path, template) -> assertThat(template).doesNotContainPattern(spoken));
    }

    @Test
    void templatesHoldNoStyleAndNoScriptOfTheirOwn() {
        Map<Path, String> ours = new TreeMap<>(templates());
        ours.remove(FRAME);
        assertThat(ours)
                .allSatisfy((path, template) -> assertThat(template)
                        .doesNotContainPattern("\\sstyle=")
                        .doesNotContainPattern("<style|<script(?![^>]* src=)|\\son[a-z]+=|\\$unsafe"));
    }

    @Test
    void everyKeyThatIsSaidIsKnown() {
        Set<String> unknown = new TreeSet<>(literals());
        unknown.removeIf(ENGLISH::knows);
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyValueOfAShownSetHasItsWord() {
        List<String> missing = new ArrayList<>();
        SHOWN.forEach(type -> Arrays.stream(type.getEnumConstants())
                .map(Texts::key)
                .filter(key -> !ENGLISH.knows(key))
                .forEach(missing::add));
        COMPLETED.forEach((prefix, ends) -> ends.stream()
                .map(end -> prefix + "." + end)
                .filter(key -> !ENGLISH.knows(key))
                .forEach(missing::add));
        assertThat(missing).isEmpty();
    }

    @Test
    void noMessageIsWithoutUse() {
        Set<String> unused = new TreeSet<>(ENGLISH.keys());
        String all = String.join("\n", templates().values()) + String.join("\n", sources());
        unused.removeIf(key -> all.contains("\"" + key + "\""));
        unused.removeIf(key -> FAMILIES.contains(key.substring(0, key.indexOf('.'))));
        SHOWN.forEach(
                type -> Arrays.stream(type.getEnumConstants()).map(Texts::key).forEach(unused::remove));
        COMPLETED.forEach((prefix, ends) -> ends.forEach(end -> unused.remove(prefix + "." + end)));
        assertThat(unused).isEmpty();
    }

    private static Set<String> literals() {
        Pattern said = Pattern.compile(
                "\\b(?:say|around)\\((?:[^()\"]*\\?[^\"]*)?\"([a-z0-9.-]+)\"(?:\\s*:\\s*\"([a-z0-9.-]+)\")?\\s*[,)]");
        Set<String> found = new TreeSet<>();
        templates().values().forEach(template -> {
            Matcher matcher = said.matcher(template);
            while (matcher.find()) {
                found.add(matcher.group(1));
                if (matcher.group(2) != null) {
                    found.add(matcher.group(2));
                }
            }
        });
        return found;
    }

    /** What a reader would see of the template itself: no directives, no expressions, no tags. */
    private static String withoutMarkup(String template) {
        return template.replaceAll("(?s)<%--.*?--%>", "")
                .replaceAll("(?m)^\\s*@(?:import|param).*$", "")
                .replaceAll("(?m)^\\s*!\\{.*}\\s*$", "")
                .replaceAll("(?s)\\$\\{(?:[^{}\"]|\"[^\"]*\")*}", "")
                .replaceAll("@template\\.[\\w.]+\\((?:[^()`]|\\([^()]*(?:\\([^()]*\\)[^()]*)*\\))*\\)", "")
                .replaceAll("@template\\.[\\w.]+\\([^`]*@`", "")
                .replaceAll("@(?:if|elseif|for)\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)", "")
                .replaceAll("@(?:else|endif|endfor)", "")
                .replaceAll("<kbd[^>]*>[^<]*</kbd>", "")
                // The product's name, and a term that no language translates.
                .replace("Partner<b>desk</b>", "")
                .replace("· Partnerdesk", "")
                .replaceAll("<dt translate=\"no\">[^<]*</dt>", "")
                .replaceAll("(?s)<[^>]*>", "");
    }

    private static Map<Path, String> templates() {
        Map<Path, String> templates = new TreeMap<>();
        files(TEMPLATES, ".jte").forEach((path, text) -> {
            // Mails are documents of their own with a bundle of their own.
            if (!path.startsWith(TEMPLATES.resolve("mail"))) {
                templates.put(path, text);
            }
        });
        return templates;
    }

    private static List<String> sources() {
        return List.copyOf(files(SOURCES, ".java").values());
    }

    private static Map<Path, String> files(Path root, String ending) {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(ending)).toList()) {
                files.put(path, Files.readString(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
