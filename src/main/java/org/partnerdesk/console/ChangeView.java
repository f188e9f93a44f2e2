package org.partnerdesk.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.DirectoryFacts.ChangeRow;
import org.partnerdesk.console.DirectoryFacts.FactRow;
import org.partnerdesk.directory.ChangeKind;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.platform.web.Page;

/**
 * One change of the directory, as far as it concerned an account or a partner.
 *
 * @param by who made it; null: the desk itself
 * @param more how many facts became otherwise besides
 */
public record ChangeView(
        long no,
        Instant at,
        ChangeKind kind,
        @Nullable String by,
        @Nullable String note,
        List<Line> lines,
        long more) {

    private static final Set<String> IN_ITS_NAME = Set.of("service", "plan", "name");

    /** What happened to a fact. */
    public enum What {
        ADDED,
        CHANGED,
        ENDED,
        TAKEN_BACK
    }

    /**
     * One fact that became otherwise.
     *
     * @param about which one, in the directory's own words
     * @param day for {@link What#ENDED} the last day, else the first; null when it has always been so
     */
    public record Line(
            FactKind kind,
            String about,
            What what,
            @Nullable LocalDate day,
            List<Field> fields) {}

    /** A part of a fact with another content; empty stands for nothing. */
    public record Field(String name, String before, String after) {
        /** A content of it in the reader's language, where it is a word of a closed set. */
        public String word(Page page, String content) {
            String key = "subscription-" + name + "." + content.toLowerCase(Locale.ROOT);
            return page.texts().knows(key) ? page.say(key) : content;
        }
    }

    /** @param services the vendor's names for services, by code */
    static ChangeView of(ChangeRow row, Map<String, String> services) {
        Map<String, List<FactRow>> byFact = row.facts().stream()
                .collect(Collectors.groupingBy(
                        fact -> fact.kind() + " " + fact.key(), LinkedHashMap::new, Collectors.toList()));
        List<Line> lines =
                byFact.values().stream().map(facts -> line(facts, services)).toList();
        long all =
                row.facts().stream().collect(Collectors.toMap(FactRow::kind, FactRow::of, Math::max)).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return new ChangeView(row.no(), row.at(), row.kind(), row.byEmail(), row.note(), lines, all - lines.size());
    }

    /** All that one page shows. */
    public static List<ChangeView> of(List<ChangeRow> rows, Map<String, String> services) {
        return rows.stream().map(row -> of(row, services)).toList();
    }

    private static Line line(List<FactRow> facts, Map<String, String> services) {
        FactRow before = last(facts, false);
        FactRow after = last(facts, true);
        FactRow any = after == null ? Objects.requireNonNull(before) : after;
        String about = about(any, services);
        if (before == null) {
            List<Field> known = fields(Map.of(), any.body()).stream()
                    .filter(field -> !field.after().isEmpty() && !IN_ITS_NAME.contains(field.name()))
                    .toList();
            return new Line(any.kind(), about, What.ADDED, any.fromOn(), known);
        }
        if (after == null) {
            return new Line(any.kind(), about, What.TAKEN_BACK, null, List.of());
        }
        List<Field> fields = fields(before.body(), after.body());
        boolean ended = fields.isEmpty() && after.untilOn() != null;
        return new Line(
                any.kind(),
                about,
                ended ? What.ENDED : What.CHANGED,
                ended ? after.untilOn() : fields.isEmpty() ? null : after.fromOn(),
                fields);
    }

    private static @Nullable FactRow last(List<FactRow> facts, boolean told) {
        return facts.stream()
                .filter(fact -> fact.told() == told)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static String about(FactRow fact, Map<String, String> services) {
        return switch (fact.kind()) {
            case SUBSCRIPTIONS -> {
                String service = text(fact.body().get("service"));
                yield services.getOrDefault(service, service) + " "
                        + text(fact.body().get("plan"));
            }
            case MAPPINGS -> fact.partner() == null ? fact.key() : fact.partner();
            case USERS, PARTNER_USERS -> fact.key();
            case ACCOUNTS, PARTNERS -> text(fact.body().get("name"));
        };
    }

    private static List<Field> fields(Map<String, Object> before, Map<String, Object> after) {
        List<Field> fields = new ArrayList<>();
        after.forEach((name, value) -> {
            if (!Objects.equals(value, before.get(name))) {
                fields.add(new Field(name, text(before.get(name)), text(value)));
            }
        });
        return fields;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .sorted()
                        .collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
