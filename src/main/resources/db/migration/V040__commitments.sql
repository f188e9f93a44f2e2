create schema commitments;

-- Calendars and policies are data. A version never changes; a clock names the versions it was given by.
create table commitments.calendar (
    code text not null,
    version integer not null,
    body jsonb not null,
    effective_from timestamptz not null,
    primary key (code, version)
);

create table commitments.policy (
    version integer primary key,
    body jsonb not null,
    effective_from timestamptz not null
);

-- The terms a ticket stands under. Its row is also the lock under which the ticket's clocks change. Columns called
-- next_ are a projection of its clocks that can be rebuilt: what fires next (the timer) and which promise is to be kept
-- next (the queue).
create table commitments.ticket_terms (
    ticket_id bigint primary key,
    severity text not null,
    data_centre text not null,
    tier text,
    impact text,
    cycle integer not null,
    started_at timestamptz not null,
    cycle_started_at timestamptz not null,
    next_fire_at timestamptz,
    next_no integer,
    next_milestone text,
    next_limit_at timestamptz,
    next_paused boolean not null
);
create index ticket_terms_fire on commitments.ticket_terms (next_fire_at) where next_fire_at is not null;
create index ticket_terms_next on commitments.ticket_terms (next_paused, next_limit_at, ticket_id)
    where next_no is not null;
create index ticket_terms_update on commitments.ticket_terms (next_limit_at, ticket_id)
    where next_milestone = 'UPDATED' and not next_paused;

-- One promise of a ticket. What it was given by is pinned; goal_at, limit_at, state, satisfied_at and stopped_at are a
-- projection of the facts that can be rebuilt while the clock is open, and stay as they were once it is over.
create table commitments.clock (
    ticket_id bigint not null references commitments.ticket_terms,
    no integer not null,
    id bigint generated always as identity,
    cycle integer not null,
    milestone text not null check (milestone in ('ACKNOWLEDGED', 'DETERMINED', 'RESOLVED', 'UPDATED')),
    severity text not null,
    policy_version integer not null,
    calendar text not null,
    calendar_version integer not null,
    round_the_clock boolean not null,
    goal_seconds bigint not null,
    limit_seconds bigint not null,
    update_seconds bigint,
    started_at timestamptz not null,
    opened_at timestamptz not null,
    goal_at timestamptz not null,
    limit_at timestamptz not null,
    state text not null check (state in ('RUNNING', 'PAUSED', 'MET', 'MET_LATE', 'BREACHED', 'SUPERSEDED')),
    satisfied_at timestamptz,
    stopped_at timestamptz,
    primary key (ticket_id, no)
);

-- What happened to the clocks of a ticket, in the order of recording. Without a clock it is about the whole ticket: a
-- pause, or a milestone reached that nobody had promised.
create table commitments.fact (
    ticket_id bigint not null references commitments.ticket_terms,
    seq integer not null,
    kind text not null check (kind in
        ('PAUSED', 'RESUMED', 'SATISFIED', 'SUPERSEDED', 'GOAL_PASSED', 'BREACHED', 'REOPENED', 'CLOSED')),
    cycle integer not null,
    clock_no integer,
    milestone text,
    at timestamptz not null,
    recorded_at timestamptz not null,
    primary key (ticket_id, seq),
    foreign key (ticket_id, clock_no) references commitments.clock
);

create function commitments.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% keeps what it has been told', tg_table_schema, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger fact_is_append_only before update or delete or truncate on commitments.fact
    execute function commitments.refuse_change();
create trigger clock_is_never_deleted before delete or truncate on commitments.clock
    execute function commitments.refuse_change();
create trigger clock_pins_are_kept before update of ticket_id, no, id, cycle, milestone, severity, policy_version,
    calendar, calendar_version, round_the_clock, goal_seconds, limit_seconds, update_seconds, started_at, opened_at
    on commitments.clock execute function commitments.refuse_change();
create trigger calendar_versions_are_kept before update or delete or truncate on commitments.calendar
    execute function commitments.refuse_change();
create trigger policy_versions_are_kept before update or delete or truncate on commitments.policy
    execute function commitments.refuse_change();

-- State as recorded: RUNNING with a limit before the reader's present is a breach that the timer is about to record.
create view commitments.pub_commitment as
select id, ticket_id, no, cycle, milestone, severity, started_at, goal_at, limit_at, state, satisfied_at, stopped_at,
       goal_seconds, limit_seconds, policy_version, calendar, calendar_version, round_the_clock
from commitments.clock;

-- The promise of each ticket to keep next, if any is open. Sorting by (paused, limit_at, ticket_id) reads an index. Who
-- asks only for ticket_id, no, milestone, paused and limit_at, or counts, pays for no clock: by a left join, since then
-- the planner leaves it out.
create view commitments.pub_next_promise as
select t.ticket_id, t.next_paused as paused, t.next_limit_at as limit_at, t.next_no as no,
       t.next_milestone as milestone, c.id, c.cycle, c.severity,
       c.started_at, c.goal_at, c.state, c.satisfied_at, c.stopped_at, c.goal_seconds, c.limit_seconds,
       c.policy_version, c.calendar, c.calendar_version, c.round_the_clock
from commitments.ticket_terms t
left join commitments.clock c on c.ticket_id = t.ticket_id and c.no = t.next_no
where t.next_no is not null;

-- What happened to the promises of a ticket, for its history. commitment_id is null for what is about the whole ticket.
create view commitments.pub_fact as
select f.ticket_id, f.seq, f.kind, f.cycle, coalesce(f.milestone, c.milestone) as milestone, c.id as commitment_id,
       f.at, f.recorded_at
from commitments.fact f
left join commitments.clock c on c.ticket_id = f.ticket_id and c.no = f.clock_no;
