-- How promises came out, for attainment (ADR 0041). A promise that is decided is entered as +1; when it is decided
-- otherwise later, or taken back, the same row is entered as -1 and the new decision as +1. Severity, data centre,
-- partner, service and team are as they stood at the entry. Written in the statement that records the facts.

-- The day an entry counts on: that of the limit while its week is open, the day of recording once it is closed. Weeks
-- are ISO weeks in UTC, and close a day after they have ended.
create function commitments.counting_day(due_on date, recorded_at timestamptz) returns date immutable
language sql return case when recorded_at at time zone 'UTC' < date_trunc('week', due_on::timestamp) + interval '8 days'
    then due_on else (recorded_at at time zone 'UTC')::date end;

create table commitments.outcome (
    ticket_id   bigint      not null,
    clock_no    integer     not null,
    seq         integer     not null,
    counts_on   date        not null,
    correction  boolean     not null,
    milestone   text        not null,
    severity    text        not null,
    data_centre text        not null,
    partner_id  bigint,
    service     text,
    team        text,
    promised    smallint    not null check (promised in (1, -1)),
    goal_met    smallint    not null check (goal_met in (0, promised)),
    limit_met   smallint    not null check (limit_met in (0, promised)),
    recorded_at timestamptz not null,
    primary key (ticket_id, clock_no, seq),
    foreign key (ticket_id, clock_no) references commitments.clock
);
comment on column commitments.outcome.seq is '1, 2, 3 ... of its clock: +1 and -1 in turn';
comment on column commitments.outcome.correction is 'Recorded after the week of its limit was closed: counts for no rate';
comment on column commitments.outcome.team is 'The department of whoever the ticket was assigned to';

create trigger outcome_is_append_only before update or delete or truncate on commitments.outcome
    for each statement execute function commitments.refuse_change();

-- Rows lie nearly in the order of their days: a period is read by its own pages.
create index outcome_period on commitments.outcome (counts_on);

-- What was decided before outcomes were kept, by its facts; dimensions as they stand today. The goal was missed when its
-- passing is a fact from before the satisfaction.
insert into commitments.outcome (ticket_id, clock_no, seq, counts_on, correction, milestone, severity, data_centre,
    partner_id, service, team, promised, goal_met, limit_met, recorded_at)
select c.ticket_id, c.no, 1, commitments.counting_day(c.due_on, f.recorded_at),
       commitments.counting_day(c.due_on, f.recorded_at) <> c.due_on, c.milestone, c.severity, t.data_centre,
       k.partner_id, k.service, p.organisation, 1,
       case when c.state = 'MET' and not exists (
           select from commitments.fact g where g.ticket_id = c.ticket_id and g.clock_no = c.no
             and g.kind = 'GOAL_PASSED' and g.at < c.satisfied_at) then 1 else 0 end,
       case when c.state = 'MET' then 1 else 0 end, f.recorded_at
from (select *, (greatest(limit_at, opened_at) at time zone 'UTC')::date as due_on from commitments.clock) c
join commitments.ticket_terms t using (ticket_id)
cross join lateral (
    select min(recorded_at) as recorded_at from commitments.fact f
    where f.ticket_id = c.ticket_id and f.clock_no = c.no and (f.kind = 'BREACHED'
        or f.kind in ('SATISFIED', 'SUPERSEDED') and f.seq > (
            select coalesce(max(u.seq), 0) from commitments.fact u
            where u.ticket_id = c.ticket_id and u.clock_no = c.no and u.kind = 'UNSATISFIED'))) f
left join ticketing.pub_ticket k on k.id = c.ticket_id
left join access.pub_person p on p.email = k.assignee
where c.state in ('MET', 'MET_LATE', 'BREACHED');

create view commitments.pub_outcome as
select ticket_id, clock_no, seq, counts_on, correction, milestone, severity, data_centre, partner_id, service, team,
       promised, goal_met, limit_met, recorded_at
from commitments.outcome;
