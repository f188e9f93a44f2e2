package org.partnerdesk.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.ChangeKind;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;

/** What pages about the directory read alike out of its public views, as parts of their own statements. */
public final class DirectoryFacts {
    /** Whether {@code directory.pub_fact f} was believed at {@code :change}. */
    public static final String BELIEVED =
            "f.since_change <= :change and (f.until_change is null or f.until_change > :change)";

    /** Whether it was, and holds on {@code :day}. */
    public static final String HOLDS =
            BELIEVED + " and f.from_on <= :day and (f.until_on is null or f.until_on >= :day)";

    /** The days of such a fact, as JSON has them. */
    public static final String DAYS = "nullif(f.from_on, '-infinity') as from_on, f.until_on";

    /** The tickets of which a condition on {@code ticketing.pub_ticket t} is true, the newest ten that the viewer may see. */
    public static final String TICKETS = """
            coalesce((select jsonb_agg(to_jsonb(s) order by s.id desc) from (
                select t.id, t.number, t.subject, t.severity, t.status, t.changed_at
                from ticketing.pub_ticket t
                where %s and (:agent or t.partner_id = :viewer::bigint or t.requester_email = :me)
                order by t.id desc limit 10) s), '[]')""";

    /**
     * The last twelve changes: those that a condition on {@code directory.pub_affected c} names, each with what another
     * condition on {@code directory.pub_fact f} says became otherwise; of one kind of facts five at most.
     */
    public static final String CHANGES = """
            coalesce((select jsonb_agg(to_jsonb(l) || jsonb_build_object('facts', coalesce(r.facts, '[]')) order by l.no desc)
                from (select no, at, kind, by_email, note from directory.pub_change
                      where no in (select c.change from directory.pub_affected c where %1$s)
                      order by no desc limit 12) l
                left join lateral (
                    select jsonb_agg(to_jsonb(n) order by n.kind, n.place, n.since_change, n.from_on nulls first) as facts from (
                        select f.kind, f.key, f.partner_id, f.body, f.since_change, nullif(f.from_on, '-infinity') as from_on,
                               f.until_on, f.since_change = l.no as told,
                               (select name from directory.pub_partner p where p.id = f.partner_id) as partner,
                               dense_rank() over (partition by f.kind order by f.key) as place,
                               dense_rank() over (partition by f.kind order by f.key)
                                   + dense_rank() over (partition by f.kind order by f.key desc) - 1 as of
                        from directory.pub_fact f
                        where %2$s and (f.since_change = l.no or f.until_change = l.no)) n
                    where n.place <= 5) r on true), '[]')""";

    private DirectoryFacts() {}

    /** A ticket in a short list. */
    public record TicketLine(
            long id, String number, String subject, Severity severity, Status status, Instant changedAt) {}

    /** A change with the facts that it brought ({@code told}) and took. */
    public record ChangeRow(
            long no,
            Instant at,
            ChangeKind kind,
            @Nullable String byEmail,
            @Nullable String note,
            List<FactRow> facts) {}

    /** A fact as its columns say it, one {@code of} so many of its kind that the change made otherwise. */
    public record FactRow(
            FactKind kind,
            String key,
            @Nullable String partner,
            Map<String, Object> body,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn,
            boolean told,
            long of) {}
}
