package org.partnerdesk.entitlement;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes policies, their steps, and the versions whose date is still to be told. */
@Component
class PolicyStore {
    private static final String KEPT = """
            select p.id, p.version, p.body, p.revision, p.effective_from,
                   p.sample and not exists (select from entitlement.policy_step s
                       where s.policy_id = p.id and s.step = 'CONFIRMED') as sample,
                   case when p.stage <> 'PUBLISHED' then p.stage
                        when p.effective_from > :now then 'SCHEDULED'
                        when p.version = f.version then 'IN_FORCE'
                        else 'SUPERSEDED' end as state,
                   (select jsonb_agg(jsonb_build_object('step', s.step, 'at', s.at, 'byEmail', s.by_email,
                        'reason', s.reason) order by s.id)
                    from entitlement.policy_step s where s.policy_id = p.id) as steps
            from entitlement.policy p
            left join (select version from entitlement.policy where effective_from <= :now
                       order by effective_from desc, version desc limit 1) f on true
            """;

    private final JdbcClient jdbc;

    PolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A policy's content without its number, in one order. */
    private record Body(
            EntitlementPolicy.CountingRule counting,
            Map<String, EntitlementPolicy.Threshold> thresholds,
            Set<String> excludedServices,
            Map<Verdict, String> severities) {
        static String of(EntitlementPolicy policy) {
            return CanonicalJson.write(new Body(
                    policy.counting(),
                    new TreeMap<>(policy.thresholds()),
                    new TreeSet<>(policy.excludedServices()),
                    new TreeMap<>(policy.severities())));
        }
    }

    /** A published policy and from when it is in force. */
    record Published(Instant effectiveFrom, EntitlementPolicy policy) {}

    /** Whether these rules are something new, and nobody but a preset has spoken yet. */
    boolean isNewsOfPreset(EntitlementPolicy policy) {
        return jdbc.sql("""
                select not exists (
                    select from entitlement.policy p
                    where p.version = (select max(version) from entitlement.policy)
                      and (p.body = :body::jsonb or not p.sample or exists (
                          select from entitlement.policy_step s where s.policy_id = p.id and s.step = 'CONFIRMED')))""").param("body", Body.of(policy)).query(Boolean.class).single();
    }

    /** @param sample whether it comes from a preset, published at once */
    long insert(EntitlementPolicy policy, boolean sample, Instant at) {
        return jdbc.sql("""
                insert into entitlement.policy (stage, body, sample, version, effective_from)
                select case when :sample then 'PUBLISHED' else 'DRAFT' end, :body::jsonb, :sample,
                       case when :sample then (select coalesce(max(version), 0) + 1 from entitlement.policy) end,
                       case when :sample then :at::timestamptz end
                returning id""")
                .param("body", Body.of(policy))
                .param("sample", sample)
                .param("at", at.atOffset(UTC))
                .query(Long.class)
                .single();
    }

    void rewrite(long id, EntitlementPolicy policy) {
        jdbc.sql("""
                update entitlement.policy set body = :body::jsonb, revision = revision + 1, stage = 'DRAFT'
                where id = :id""").param("id", id).param("body", Body.of(policy)).update();
    }

    void setStage(long id, PolicyState stage) {
        jdbc.sql("update entitlement.policy set stage = :stage where id = :id")
                .param("id", id)
                .param("stage", stage.name())
                .update();
    }

    /** Gives it the next version. The caller holds the lock that lets one policy be published at a time. */
    void publish(long id, Instant effectiveFrom) {
        jdbc.sql("""
                update entitlement.policy
                set stage = 'PUBLISHED', effective_from = :from,
                    version = (select coalesce(max(version), 0) + 1 from entitlement.policy)
                where id = :id""").param("id", id).param("from", effectiveFrom.atOffset(UTC)).update();
    }

    /** Has its date told when it comes. */
    void expect(long id) {
        jdbc.sql("""
                insert into entitlement.policy_due (version, due_at)
                select version, effective_from from entitlement.policy where id = :id""").param("id", id).update();
    }

    void step(long id, PolicyStep step) {
        jdbc.sql("""
                insert into entitlement.policy_step (policy_id, step, at, by_email, reason)
                values (:id, :step, :at, :by, :reason)""")
                .param("id", id)
                .param("step", step.step().name())
                .param("at", step.at().atOffset(UTC))
                .param("by", step.byEmail())
                .param("reason", step.reason())
                .update();
    }

    /** The policy, locked until the transaction ends. */
    Optional<KeptPolicy> lock(long id, Instant now) {
        return jdbc.sql(KEPT + "where p.id = :id for update of p")
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .query(PolicyStore::kept)
                .optional();
    }

    Optional<KeptPolicy> find(long id, Instant now) {
        return jdbc.sql(KEPT + "where p.id = :id")
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .query(PolicyStore::kept)
                .optional();
    }

    Optional<KeptPolicy> inForce(Instant now) {
        return jdbc.sql(KEPT + "where p.version = f.version")
                .param("now", now.atOffset(UTC))
                .query(PolicyStore::kept)
                .optional();
    }

    /** The newest first, those before {@code before}. */
    List<KeptPolicy> list(@Nullable Long before, int atMost, Instant now) {
        return jdbc.sql(KEPT + "where :before::bigint is null or p.id < :before order by p.id desc limit :most")
                .param("before", before)
                .param("most", atMost)
                .param("now", now.atOffset(UTC))
                .query(PolicyStore::kept)
                .list();
    }

    /** All that were ever published, the one that counts first: by the latest date, then by the highest version. */
    List<Published> published() {
        return jdbc.sql("""
                select version, body, effective_from from entitlement.policy
                where version is not null order by effective_from desc, version desc""")
                .query((row, n) -> new Published(instant(row, "effective_from"), policy(row)))
                .list();
    }

    Optional<EntitlementPolicy> version(int version) {
        return jdbc.sql("select version, body from entitlement.policy where version = :version")
                .param("version", version)
                .query((row, n) -> policy(row))
                .optional();
    }

    /** Takes one version whose date has come; no other node gets it unless the transaction fails. */
    Optional<PolicyPublished> takeDue(Instant now) {
        return jdbc.sql("""
                delete from entitlement.policy_due where version = (
                    select version from entitlement.policy_due where due_at <= :now
                    order by due_at, version limit 1 for update skip locked)
                returning version, due_at""")
                .param("now", now.atOffset(UTC))
                .query((row, n) -> new PolicyPublished(row.getInt("version"), instant(row, "due_at")))
                .optional();
    }

    Optional<Instant> nextDue() {
        return jdbc.sql("select due_at from entitlement.policy_due order by due_at limit 1")
                .query((row, n) -> instant(row, "due_at"))
                .optional();
    }

    private static KeptPolicy kept(ResultSet row, int n) throws SQLException {
        return new KeptPolicy(
                row.getLong("id"),
                PolicyState.valueOf(row.getString("state")),
                policy(row),
                row.getInt("revision"),
                row.getBoolean("sample"),
                row.getObject("effective_from") == null ? null : instant(row, "effective_from"),
                List.of(CanonicalJson.read(row.getString("steps"), PolicyStep[].class)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static EntitlementPolicy policy(ResultSet row) throws SQLException {
        Body body = CanonicalJson.read(row.getString("body"), Body.class);
        return new EntitlementPolicy(
                row.getInt("version"),
                body.counting(),
                Map.copyOf(body.thresholds()),
                Set.copyOf(body.excludedServices()),
                Map.copyOf(body.severities()));
    }
}
