-- Policies have a life: draft, rehearsed, published from a date, superseded by later dates (derived). What is published
-- is only ever appended to, and every step keeps who, when and why.
alter table entitlement.policy rename to old_policy;
alter table entitlement.old_policy rename constraint policy_pkey to old_policy_pkey;

create table entitlement.policy (
    id             bigint generated always as identity primary key,
    stage          text        not null check (stage in ('DRAFT', 'REHEARSED', 'PUBLISHED', 'DISCARDED')),
    body           jsonb       not null,
    revision       integer     not null default 1,
    sample         boolean     not null,
    version        integer unique,
    effective_from timestamptz,
    check ((stage = 'PUBLISHED') = (version is not null)),
    check ((version is null) = (effective_from is null))
);
comment on table entitlement.policy is
    'Thresholds, counting rule, excluded services and severities (D1, D2, M3, M5); in force is the published one with the latest effective_from passed';
comment on column entitlement.policy.revision is 'How often a draft was written; who saves or publishes says which one was read';
comment on column entitlement.policy.sample is 'From a preset: nobody has said yet that these are the vendor''s own rules';

create table entitlement.policy_step (
    id        bigint generated always as identity primary key,
    policy_id bigint      not null references entitlement.policy,
    step      text        not null check (step in ('INSTALLED', 'DRAFTED', 'EDITED', 'REHEARSED', 'PUBLISHED', 'CONFIRMED', 'DISCARDED')),
    at        timestamptz not null,
    by_email  text,
    reason    text,
    check (step in ('INSTALLED', 'REHEARSED') or reason is not null and by_email is not null)
);
comment on column entitlement.policy_step.by_email is 'Who; null: the desk, from its preset';
create index policy_step_policy on entitlement.policy_step (policy_id, id);

insert into entitlement.policy (stage, body, sample, version, effective_from)
select 'PUBLISHED', body || '{"severities": {"LARGE_USER_ACCOUNT": "S1"}}', true, version, effective_from
from entitlement.old_policy order by version;
insert into entitlement.policy_step (policy_id, step, at)
select p.id, 'INSTALLED', o.installed_at
from entitlement.policy p join entitlement.old_policy o using (version) order by p.id;
drop table entitlement.old_policy;

create function entitlement.refuse_policy_change() returns trigger language plpgsql as $$
begin
    if old.version is not null then
        raise exception 'policy % is append-only once it is published', old.version using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger published_policy_is_append_only before update or delete on entitlement.policy
    for each row execute function entitlement.refuse_policy_change();
create trigger policy_is_never_emptied before truncate on entitlement.policy
    for each statement execute function entitlement.refuse_change();
create trigger policy_step_is_append_only before update or delete or truncate on entitlement.policy_step
    for each statement execute function entitlement.refuse_change();

-- Versions whose date is still to be told to the other modules.
create table entitlement.policy_due (
    version integer primary key,
    due_at  timestamptz not null
);

-- A published policy moves the directory's version too, so that every node learns of it with the next sender.
alter table directory.change drop constraint change_kind_check;
alter table directory.change add constraint change_kind_check
    check (kind in ('BEFORE_HISTORY', 'PRESET', 'FILE', 'IMPORT', 'RECORD', 'MAPPING', 'SOURCE', 'UNDO', 'POLICY'));
