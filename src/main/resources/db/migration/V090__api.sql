-- What the API must remember between calls: which request an Idempotency-Key stood for.
create schema api;

create table api.idempotency (
    key          text primary key,
    request_hash text        not null,
    ticket_id    bigint,
    at           timestamptz not null
);
