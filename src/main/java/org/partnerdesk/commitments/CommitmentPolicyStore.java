package org.partnerdesk.commitments;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.PolicyState;
import org.partnerdesk.entitlement.PolicyStep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes commitment policies and the steps of their life. */
@Component
class CommitmentPolicyStore {
    private static final String KEPT = """
            select l.id, l.version, l.body, l.revision, p.effective_from,
                   l.sample and not exists (select from commitments.policy_step s
                       where s.policy_id = l.id and s.step = 'CONFIRMED') as sample,
                   case when l.stage <> 'PUBLISHED' then l.stage
                        when p.effective_from > :now then 'SCHEDULED'
                        when l.version = f.version then 'IN_FORCE'
                        else 'SUPERSEDED' end as state,
                   (select jsonb_agg(jsonb_build_object('step', s.step, 'at', s.at, 'byEmail', s.by_email,
                        'reason', s.reason) order by s.id)
                    from commitments.policy_step s where s.policy_id = l.id) as steps
            from commitments.policy_life l
            left join commitments.policy p on p.version = l.version
            left join (select version from commitments.policy where effective_from <= :now
                       order by effective_from desc, version desc limit 1) f on true
            """;

    private final JdbcClient jdbc;

    CommitmentPolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(PolicySpec policy) {
        return jdbc.sql("""
                insert into commitments.policy_life (stage, body, sample) values ('DRAFT', :body::jsonb, false)
                returning id""")
                .param("body", Rules.BODIES.writeValueAsString(policy))
                .query(Long.class)
                .single();
    }

    void rewrite(long id, PolicySpec policy) {
        jdbc.sql("""
                update commitments.policy_life set body = :body::jsonb, revision = revision + 1, stage = 'DRAFT'
                where id = :id""")
                .param("id", id)
                .param("body", Rules.BODIES.writeValueAsString(policy))
                .update();
    }

    void setStage(long id, PolicyState stage) {
        jdbc.sql("update commitments.policy_life set stage = :stage where id = :id")
                .param("id", id)
                .param("stage", stage.name())
                .update();
    }

    /** Gives it the next version; one policy is published at a time. */
    void publish(long id, Instant effectiveFrom) {
        jdbc.sql("lock table commitments.policy in share row exclusive mode").update();
        jdbc.sql("""
                with added as (
                    insert into commitments.policy (version, body, effective_from)
                    select (select max(version) + 1 from commitments.policy), body, :from
                    from commitments.policy_life where id = :id
                    returning version)
                update commitments.policy_life set stage = 'PUBLISHED', version = (select version from added)
                where id = :id""").param("id", id).param("from", effectiveFrom.atOffset(UTC)).update();
    }

    void step(long id, PolicyStep step) {
        jdbc.sql("""
                insert into commitments.policy_step (policy_id, step, at, by_email, reason)
                values (:id, :step, :at, :by, :reason)""")
                .param("id", id)
                .param("step", step.step().name())
                .param("at", step.at().atOffset(UTC))
                .param("by", step.byEmail())
                .param("reason", step.reason())
                .update();
    }

    /** The policy, locked until the transaction ends. */
    Optional<KeptCommitmentPolicy> lock(long id, Instant now) {
        return kept(KEPT + "where l.id = :id for update of l", id, now);
    }

    Optional<KeptCommitmentPolicy> find(long id, Instant now) {
        return kept(KEPT + "where l.id = :id", id, now);
    }

    Optional<KeptCommitmentPolicy> inForce(Instant now) {
        return kept(KEPT + "where l.version = f.version and :id::bigint is null", null, now);
    }

    /** The newest first, those before {@code before}. */
    List<KeptCommitmentPolicy> list(@Nullable Long before, int atMost, Instant now) {
        return jdbc.sql(KEPT + "where :before::bigint is null or l.id < :before order by l.id desc limit :most")
                .param("before", before)
                .param("most", atMost)
                .param("now", now.atOffset(UTC))
                .query(CommitmentPolicyStore::row)
                .list();
    }

    private Optional<KeptCommitmentPolicy> kept(String sql, @Nullable Long id, Instant now) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .query(CommitmentPolicyStore::row)
                .optional();
    }

    private static KeptCommitmentPolicy row(ResultSet row, int n) throws SQLException {
        OffsetDateTime from = row.getObject("effective_from", OffsetDateTime.class);
        return new KeptCommitmentPolicy(
                row.getLong("id"),
                PolicyState.valueOf(row.getString("state")),
                Rules.BODIES.readValue(row.getString("body"), PolicySpec.class),
                row.getObject("version", Integer.class),
                row.getInt("revision"),
                row.getBoolean("sample"),
                from == null ? null : from.toInstant(),
                List.of(Rules.BODIES.readValue(row.getString("steps"), PolicyStep[].class)));
    }
}
