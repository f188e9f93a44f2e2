-- What a draft of a commitment policy would have kept and missed of the promises of a period's tickets. Written in batches
-- by ticket, so that it goes on where a stopped desk left it.
create table rehearsal.promise_rehearsal (
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
    promises     bigint      not null default 0,
    finished_at  timestamptz
);
comment on column rehearsal.promise_rehearsal.policy is 'The draft as it was at the start; it may be written anew meanwhile';
comment on column rehearsal.promise_rehearsal.tickets is 'How many were opened in the period; null until they are counted';
comment on column rehearsal.promise_rehearsal.after_ticket is 'Tickets up to this one are done';
create index promise_rehearsal_policy on rehearsal.promise_rehearsal (policy_id, id desc);
create index promise_rehearsal_open on rehearsal.promise_rehearsal (id) where finished_at is null;

create table rehearsal.promise (
    rehearsal_id bigint  not null references rehearsal.promise_rehearsal,
    ticket_id    bigint  not null,
    cycle        integer not null,
    milestone    text    not null,
    severity     text    not null,
    data_centre  text    not null,
    partner_id   bigint,
    goal_before  boolean not null,
    limit_before boolean not null,
    goal_after   boolean not null,
    limit_after  boolean not null,
    primary key (rehearsal_id, ticket_id, cycle, milestone)
);
comment on table rehearsal.promise is 'Promises whose goal or limit was missed, or would have been; true: missed';
