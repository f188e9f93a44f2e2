package org.partnerdesk.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.reporting.AttainmentRow.Figures;
import org.partnerdesk.reporting.AttainmentRow.Key;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far promises were kept, from the outcomes that were entered as they were decided (ADR 0041): the figures of a week
 * never change once it is closed. For the desk's own people.
 */
@Component
public class Attainment {
    /** More groups than anybody reads. */
    public static final int MOST_ROWS = 10_000;

    private final JdbcClient jdbc;

    Attainment(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One for each group of which anything is known, in the order of its keys; at most {@link #MOST_ROWS} and one more. */
    public List<AttainmentRow> rows(AttainmentQuestion question) {
        List<Dimension> by = question.by();
        String keys =
                by.stream().map(key -> key.value() + " as " + key.name() + ", ").collect(Collectors.joining());
        String order = by.stream()
                .map(key -> key == Dimension.PARTNER ? "partner_name, PARTNER, " : key.name() + ", ")
                .collect(Collectors.joining());
        boolean named = by.contains(Dimension.PARTNER);
        return jdbc.sql("select o.*" + (named ? ", p.name as partner_name" : "") + " from (select " + keys + """
                coalesce(sum(promised) filter (where not correction), 0) as promised,
                coalesce(sum(goal_met) filter (where not correction), 0) as goal_met,
                coalesce(sum(limit_met) filter (where not correction), 0) as limit_met,
                coalesce(sum(promised) filter (where correction), 0) as corrected_promised,
                coalesce(sum(goal_met) filter (where correction), 0) as corrected_goal_met,
                coalesce(sum(limit_met) filter (where correction), 0) as corrected_limit_met
                from commitments.pub_outcome o
                where counts_on between :from and :to"""
                        + filters(question) + groups(by) + """
                ) o"""
                        + (named ? " left join directory.pub_partner p on p.id = o.PARTNER" : "") + """
                 where promised <> 0 or (corrected_promised, corrected_goal_met, corrected_limit_met) <> (0, 0, 0)
                order by\s"""
                        + order + "promised limit " + (MOST_ROWS + 1))
                .params(parameters(question))
                .query((row, n) -> row(row, by))
                .list();
    }

    /**
     * The tickets behind the figures, newest first; what was corrected after its week had closed is still among them.
     *
     * @param before only tickets below this id; null: from the newest
     */
    public List<MissedTicket> missed(
            AttainmentQuestion question, MissedTicket.Mark mark, @Nullable Long before, int atMost) {
        return jdbc.sql("""
                select o.ticket_id, t.number, t.subject, array_agg(distinct o.milestone) as milestones,
                       array_agg(distinct o.severity) as severities, min(o.counts_on) as first_on,
                       max(o.counts_on) as last_on
                from commitments.pub_outcome o join ticketing.pub_ticket t on t.id = o.ticket_id
                where o.counts_on between :from and :to and not o.correction and o.promised = 1
                  and case :mark when 'GOAL' then o.goal_met else o.limit_met end = 0
                  and (:before::bigint is null or o.ticket_id < :before)
                  and not exists (
                    select from commitments.pub_outcome b where b.ticket_id = o.ticket_id and b.clock_no = o.clock_no
                      and b.seq = o.seq + 1 and not b.correction)""" + filters(question) + """
                group by o.ticket_id, t.number, t.subject order by o.ticket_id desc limit :atMost""")
                .params(parameters(question))
                .param("mark", mark.name())
                .param("before", before)
                .param("atMost", atMost)
                .query(Attainment::ticket)
                .list();
    }

    private static String groups(List<Dimension> by) {
        return by.isEmpty()
                ? ""
                : " group by "
                        + by.stream()
                                .map(key -> String.valueOf(by.indexOf(key) + 1))
                                .collect(Collectors.joining(", "));
    }

    /** Values go in as parameters; what has no value is asked for by {@code is null}. */
    private static String filters(AttainmentQuestion question) {
        return question.filters().keySet().stream()
                .sorted()
                .map(key -> AttainmentQuestion.NONE.equals(question.filter(key))
                        ? " and o." + key.column() + " is null"
                        : " and o." + key.column() + " = :" + key.name() + (key == Dimension.PARTNER ? "::bigint" : ""))
                .collect(Collectors.joining("", "", " "));
    }

    private static Map<String, Object> parameters(AttainmentQuestion question) {
        Map<String, Object> parameters = new HashMap<>(Map.of("from", question.from(), "to", question.to()));
        question.filters().forEach((key, value) -> parameters.put(key.name(), value));
        return parameters;
    }

    private static AttainmentRow row(ResultSet row, List<Dimension> by) throws SQLException {
        List<Key> keys = new ArrayList<>();
        for (Dimension key : by) {
            keys.add(new Key(
                    row.getString(key.name()), key == Dimension.PARTNER ? row.getString("partner_name") : null));
        }
        return new AttainmentRow(
                List.copyOf(keys),
                new Figures(row.getLong("promised"), row.getLong("goal_met"), row.getLong("limit_met")),
                new Figures(
                        row.getLong("corrected_promised"),
                        row.getLong("corrected_goal_met"),
                        row.getLong("corrected_limit_met")));
    }

    private static MissedTicket ticket(ResultSet row, int n) throws SQLException {
        return new MissedTicket(
                row.getLong("ticket_id"),
                row.getString("number"),
                row.getString("subject"),
                texts(row, "milestones").stream().map(Milestone::valueOf).toList(),
                texts(row, "severities"),
                row.getObject("first_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
