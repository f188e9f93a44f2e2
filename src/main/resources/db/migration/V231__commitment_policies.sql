-- Commitment policies have a life: draft, rehearsed, published from a date, superseded by later dates (derived). What is
-- published is one of the versions that clocks name; every step keeps who, when and why.
create table commitments.policy_life (
    id       bigint generated always as identity primary key,
    stage    text    not null check (stage in ('DRAFT', 'REHEARSED', 'PUBLISHED', 'DISCARDED')),
    body     jsonb   not null,
    revision integer not null default 1,
    sample   boolean not null,
    version  integer unique references commitments.policy,
    check ((stage = 'PUBLISHED') = (version is not null))
);
comment on column commitments.policy_life.revision is 'How often a draft was written; who saves or publishes says which one was read';
comment on column commitments.policy_life.sample is 'From a preset: nobody has said yet that these are the vendor''s own promises';

create table commitments.policy_step (
    id        bigint generated always as identity primary key,
    policy_id bigint      not null references commitments.policy_life,
    step      text        not null check (step in ('INSTALLED', 'DRAFTED', 'EDITED', 'REHEARSED', 'PUBLISHED', 'CONFIRMED', 'DISCARDED')),
    at        timestamptz not null,
    by_email  text,
    reason    text,
    check (step in ('INSTALLED', 'REHEARSED') or reason is not null and by_email is not null)
);
create index policy_step_policy on commitments.policy_step (policy_id, id);

insert into commitments.policy_life (stage, body, sample, version)
select 'PUBLISHED', body, true, version from commitments.policy order by version;
insert into commitments.policy_step (policy_id, step, at)
select l.id, 'INSTALLED', greatest(p.effective_from, (select min(started_at) from commitments.ticket_terms))
from commitments.policy_life l join commitments.policy p using (version) order by l.id;

create function commitments.refuse_policy_change() returns trigger language plpgsql as $$
begin
    if old.version is not null then
        raise exception 'commitment policy % is as it was published', old.version using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger published_policy_is_kept before update or delete on commitments.policy_life
    for each row execute function commitments.refuse_policy_change();
create trigger policy_is_never_emptied before truncate on commitments.policy_life
    for each statement execute function commitments.refuse_change();
create trigger policy_step_is_append_only before update or delete or truncate on commitments.policy_step
    for each statement execute function commitments.refuse_change();

-- Open clocks moved to the rules in force, as a set: first counted, then, when somebody says so, moved in batches by
-- ticket, so that it goes on where a stopped desk left it.
create table commitments.retarget (
    id           bigint generated always as identity primary key,
    cause        text        not null check (cause in ('POLICY', 'CALENDAR')),
    subject      text        not null,
    by_email     text        not null,
    reason       text        not null,
    planned_at   timestamptz not null,
    effective_at timestamptz not null,
    stage        text        not null check (stage in ('PREVIEWING', 'PREVIEWED', 'MOVING', 'DONE')),
    after_ticket bigint      not null default -1,
    tickets      bigint      not null default 0,
    clocks       bigint      not null default 0,
    earlier      bigint      not null default 0,
    later        bigint      not null default 0,
    missed       bigint      not null default 0,
    moved        bigint      not null default 0,
    finished_at  timestamptz
);
comment on column commitments.retarget.subject is 'The policy''s version, or the calendar''s code';
comment on column commitments.retarget.after_ticket is 'Tickets up to this one are counted, or moved';
comment on column commitments.retarget.clocks is 'How many would move; earlier, later: their limits; missed: late the moment they move';
create index retarget_open on commitments.retarget (id) where stage in ('PREVIEWING', 'MOVING');

-- Why the clocks of a ticket were followed by others at that instant.
create table commitments.retargeted (
    ticket_id   bigint      not null references commitments.ticket_terms,
    at          timestamptz not null,
    retarget_id bigint      not null references commitments.retarget,
    primary key (ticket_id, at)
);
create trigger retargeted_is_append_only before update or delete or truncate on commitments.retargeted
    for each statement execute function commitments.refuse_change();

-- The tickets that a retarget walks through.
create index ticket_terms_open on commitments.ticket_terms (ticket_id) where next_no is not null;
