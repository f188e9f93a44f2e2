-- What is to be done on the rungs that promises have come to: written with the fact, done once by whichever node.
create table workflow.step (
    ticket_id     bigint not null,
    commitment_id bigint not null,
    mark_millis   bigint not null,
    milestone     text not null,
    place         text not null,
    percent       integer not null,
    by_seconds    bigint not null,
    steps         jsonb not null,
    at            timestamptz not null,
    done_at       timestamptz,
    outcome       text check (outcome in ('DONE', 'OVERTAKEN', 'OVER')),
    primary key (commitment_id, mark_millis),
    check ((done_at is null) = (outcome is null))
);
comment on column workflow.step.outcome is
    'OVERTAKEN: a later rung of the same promise was told at once; OVER: the promise was over before it was told';
create index step_due on workflow.step (at, ticket_id) where done_at is null;
