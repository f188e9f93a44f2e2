package org.partnerdesk.commitments;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Installation.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The versions of calendars and policies. A version never changes, so each is read once and kept. */
@Component
class Rules {
    /** Of its own, so that no setting of the web's JSON makes stored versions unreadable or unchanged ones differ. */
    static final JsonMapper BODIES = new JsonMapper();

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<CalendarVersion, KnownCalendar> calendars = new ConcurrentHashMap<>();
    private final Map<Integer, PolicySpec> policies = new ConcurrentHashMap<>();

    private record CalendarVersion(String code, int version) {}

    private record KnownCalendar(CalendarSpec spec, WorkingCalendar hours) {}

    private record InForce(int policyVersion, String calendar, int calendarVersion) {}

    Rules(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The calendar that counts for a clock. */
    WorkingCalendar hours(String calendar, int version, boolean roundTheClock) {
        return roundTheClock
                ? WorkingCalendar.ROUND_THE_CLOCK
                : known(calendar, version).hours();
    }

    /** What was written of a calendar's version. */
    CalendarSpec calendar(String code, int version) {
        return known(code, version).spec();
    }

    /**
     * What is promised under these terms by the versions in force at that moment.
     *
     * @throws IllegalStateException before any policy is installed
     */
    Offer offer(Terms terms, Instant at) {
        return offer(terms, inForce(terms.dataCentre(), at));
    }

    /** The same for many tickets: asks once for each data centre. */
    Function<Terms, Offer> offersAt(Instant at) {
        Map<String, InForce> known = new HashMap<>();
        return terms -> offer(terms, known.computeIfAbsent(terms.dataCentre(), dataCentre -> inForce(dataCentre, at)));
    }

    /** What a policy that has no version yet would promise, on the calendars in force at that moment. */
    Function<Terms, Offer> offersOf(PolicySpec draft, Instant at) {
        Map<String, InForce> known = new HashMap<>();
        return terms -> {
            InForce inForce =
                    known.computeIfAbsent(terms.dataCentre(), dataCentre -> inForce(dataCentre, at, draft.calendar()));
            return offer(terms, draft, inForce);
        };
    }

    Set<String> calendarCodes(Instant at) {
        return calendars(at).stream().map(hours -> hours.spec().code()).collect(Collectors.toSet());
    }

    static Optional<PolicySpec> strictly(String text) {
        try {
            return Optional.ofNullable(STRICT.readValue(text, PolicySpec.class));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Offer offer(Terms terms, InForce inForce) {
        return offer(terms, policy(inForce.policyVersion()), inForce);
    }

    private Offer offer(Terms terms, PolicySpec policy, InForce inForce) {
        PolicySpec.Row row = MatrixRow.find(policy, terms)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No row of policy " + inForce.policyVersion() + " is for " + terms));
        boolean roundTheClock = MatrixRow.roundTheClock(row, terms.impact());
        return new Offer(
                terms,
                row,
                new Offer.Pins(
                        terms.severity(),
                        inForce.policyVersion(),
                        inForce.calendar(),
                        inForce.calendarVersion(),
                        roundTheClock,
                        hours(inForce.calendar(), inForce.calendarVersion(), roundTheClock),
                        policy.steps()));
    }

    /** What was written of a version of the policy. */
    PolicySpec policy(int version) {
        return policies.computeIfAbsent(version, this::loadPolicy);
    }

    PolicySpec policy(Instant at) {
        return jdbc.sql("""
                select version from commitments.policy where effective_from <= :at
                order by effective_from desc, version desc limit 1""")
                .param("at", at.atOffset(UTC))
                .query(Integer.class)
                .optional()
                .map(this::policy)
                .orElseThrow(() -> new IllegalStateException("No commitments policy is installed"));
    }

    List<WorkingHours> calendars(Instant at) {
        return jdbc
                .sql("""
                select distinct on (code) code, version from commitments.calendar where effective_from <= :at
                order by code, version desc""")
                .param("at", at.atOffset(UTC))
                .query((row, n) -> new CalendarVersion(row.getString("code"), row.getInt("version")))
                .list()
                .stream()
                .map(v -> new WorkingHours(
                        v.version(),
                        known(v.code(), v.version()).spec(),
                        known(v.code(), v.version()).hours()))
                .toList();
    }

    /** The first version of each counts for all of the past, later ones from {@code at} on. */
    Installation install(List<CalendarSpec> specs, PolicySpec policy, Instant at) {
        List<Problem> problems = new ArrayList<>();
        specs.forEach(spec -> problems.addAll(CalendarReader.problems(spec)));
        Set<String> codes = specs.stream().map(CalendarSpec::code).collect(Collectors.toSet());
        if (codes.size() < specs.size()) {
            problems.add(new Problem("calendar.twice", ""));
        }
        problems.addAll(PolicyCheck.problems(policy, codes));
        if (!problems.isEmpty()) {
            return new Installation.Refused(List.copyOf(problems));
        }
        return transaction.execute(status -> write(specs, policy, at));
    }

    /** Two nodes that start together take turns, so that neither makes a second version of the same content. */
    private Installation write(List<CalendarSpec> specs, PolicySpec policy, Instant at) {
        jdbc.sql("lock table commitments.policy, commitments.calendar in share row exclusive mode")
                .update();
        Map<String, Integer> versions = new TreeMap<>();
        for (CalendarSpec spec : specs) {
            versions.put(spec.code(), write(spec, null, null, at));
        }
        int version = write(policy, at);
        keepLife(version, at);
        return new Installation.Installed(version, Map.copyOf(versions));
    }

    /**
     * Keeps a calendar as its next version unless it is as the latest was. Once people have changed it a preset changes
     * it no more.
     *
     * @param byEmail null: it comes with a preset
     * @return the version in force
     */
    int write(CalendarSpec spec, @Nullable String byEmail, @Nullable String reason, Instant at) {
        return jdbc.sql("""
                with latest as (
                    select version, body, by_email from commitments.calendar where code = :code
                    order by version desc limit 1),
                added as (
                    insert into commitments.calendar (code, version, body, effective_from, by_email, reason)
                    select :code, coalesce((select version from latest), 0) + 1, :body::jsonb,
                           case when exists (select from latest) or :by::text is not null
                                then :at::timestamptz else :ever::timestamptz end, :by, :reason
                    where not exists (select from latest where body = :body::jsonb
                                      or :by::text is null and by_email is not null)
                    returning version)
                select coalesce((select version from added), (select version from latest))""")
                .param("code", spec.code())
                .param("body", BODIES.writeValueAsString(spec))
                .param("by", byEmail)
                .param("reason", reason)
                .param("at", at.atOffset(UTC))
                .param("ever", Instant.EPOCH.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    private int write(PolicySpec policy, Instant at) {
        return jdbc.sql("""
                with latest as (select version, body from commitments.policy order by version desc limit 1),
                added as (
                    insert into commitments.policy (version, body, effective_from)
                    select coalesce((select version from latest), 0) + 1, :body::jsonb,
                           case when exists (select from latest) then :at::timestamptz else :ever::timestamptz end
                    where not exists (select from latest where body = :body::jsonb)
                      and not exists (select from commitments.policy_life l where l.stage = 'PUBLISHED'
                          and (not l.sample or exists (select from commitments.policy_step s
                              where s.policy_id = l.id and s.step = 'CONFIRMED')))
                    returning version)
                select coalesce((select version from added), (select version from latest))""")
                .param("body", BODIES.writeValueAsString(policy))
                .param("at", at.atOffset(UTC))
                .param("ever", Instant.EPOCH.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    /** What a preset has brought begins its life as a sample. */
    private void keepLife(int version, Instant at) {
        jdbc.sql("""
                with life as (
                    insert into commitments.policy_life (stage, body, sample, version)
                    select 'PUBLISHED', body, true, version from commitments.policy p where version = :version
                      and not exists (select from commitments.policy_life l where l.version = p.version)
                    returning id)
                insert into commitments.policy_step (policy_id, step, at) select id, 'INSTALLED', :at from life""").param("version", version).param("at", at.atOffset(UTC)).update();
    }

    private InForce inForce(String dataCentre, Instant at, String otherwise) {
        return jdbc.sql("""
                select code, version from commitments.calendar
                where code in (:dataCentre, :otherwise) and effective_from <= :at
                order by code = :dataCentre desc, version desc limit 1""")
                .param("dataCentre", dataCentre)
                .param("otherwise", otherwise)
                .param("at", at.atOffset(UTC))
                .query((row, n) -> new InForce(0, row.getString("code"), row.getInt("version")))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("There is no calendar " + otherwise));
    }

    private InForce inForce(String dataCentre, Instant at) {
        return jdbc.sql("""
                select p.version as policy_version, c.code, c.version
                from (select version, body ->> 'calendar' as calendar from commitments.policy
                      where effective_from <= :at order by effective_from desc, version desc limit 1) p
                join commitments.calendar c on c.code in (:dataCentre, p.calendar) and c.effective_from <= :at
                order by c.code = :dataCentre desc, c.version desc limit 1""")
                .param("dataCentre", dataCentre)
                .param("at", at.atOffset(UTC))
                .query((row, n) ->
                        new InForce(row.getInt("policy_version"), row.getString("code"), row.getInt("version")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("No commitments policy is installed"));
    }

    private KnownCalendar known(String code, int version) {
        return calendars.computeIfAbsent(new CalendarVersion(code, version), this::loadCalendar);
    }

    private KnownCalendar loadCalendar(CalendarVersion wanted) {
        CalendarSpec spec = jdbc.sql("select body from commitments.calendar where code = :code and version = :version")
                .param("code", wanted.code())
                .param("version", wanted.version())
                .query((row, n) -> BODIES.readValue(row.getString("body"), CalendarSpec.class))
                .single();
        return new KnownCalendar(spec, CalendarReader.read(spec));
    }

    private PolicySpec loadPolicy(int version) {
        return jdbc.sql("select body from commitments.policy where version = :version")
                .param("version", version)
                .query((row, n) -> BODIES.readValue(row.getString("body"), PolicySpec.class))
                .single();
    }
}
