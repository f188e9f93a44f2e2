-- A live source is asked for what a request names. What it said is in the directory like all else that is known; here
-- stands when it was last asked for a key, so that it is not asked too often and the age of an answer can be told.
create table directory.asked (
    kind     text        not null check (kind in ('EMAIL', 'NUMBER', 'DOMAIN')),
    key      text        not null,
    asked_at timestamptz not null,
    primary key (kind, key)
);
create index asked_at on directory.asked (asked_at);

-- Tickets that a silent source has kept from being verified.
create table workflow.awaiting_source (
    ticket_id bigint primary key,
    tried_at  timestamptz not null,
    tries     integer     not null,
    next_at   timestamptz not null
);
create index awaiting_source_next on workflow.awaiting_source (next_at);
