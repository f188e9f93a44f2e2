-- Rehearsals: what a draft policy would have done to the tickets of a period, as they were. Kept, so that one can leave
-- and come back; written in batches by ticket, so that it goes on where a stopped desk left it.
create schema rehearsal;

create table rehearsal.rehearsal (
    id           bigint generated always as identity primary key,
    policy_id    bigint      not null,
    revision     integer     not null,
    policy       text        not null,
    days         integer     not null,
    from_at      timestamptz not null,
    until_at     timestamptz not null,
    by_email     text        not null,
    tickets      bigint,
    after_ticket bigint      not null default 0,
    done         bigint      not null default 0,
    settled      bigint      not null default 0,
    finished_at  timestamptz
);
comment on column rehearsal.rehearsal.policy is 'The draft''s rules as they were at the start; it may be written anew meanwhile';
comment on column rehearsal.rehearsal.tickets is 'How many have a receipt in the period; null until they are counted';
comment on column rehearsal.rehearsal.after_ticket is 'Tickets up to this one are done';
comment on column rehearsal.rehearsal.settled is 'Of those done, how many have a settled customer: only they have a class';
create index rehearsal_policy on rehearsal.rehearsal (policy_id, id desc);
create index rehearsal_open on rehearsal.rehearsal (id) where finished_at is null;

create table rehearsal.ticket (
    rehearsal_id     bigint  not null references rehearsal.rehearsal,
    ticket_id        bigint  not null,
    region           text    not null,
    partner_id       bigint,
    partner          text,
    zoid             text    not null,
    account          text,
    verdict_before   text    not null,
    verdict_after    text    not null,
    severity_before  text,
    severity_after   text,
    by_hand          boolean not null,
    handling_seconds bigint,
    primary key (rehearsal_id, ticket_id)
);
comment on table rehearsal.ticket is 'Tickets that would change, and those that were S1: their handling times are the measure of S1 work';
comment on column rehearsal.ticket.by_hand is 'A person had set the severity, so no verdict would';
comment on column rehearsal.ticket.handling_seconds is 'From opened to first resolved; null when it was not resolved in the period';
