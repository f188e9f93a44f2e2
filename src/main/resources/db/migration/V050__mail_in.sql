-- Mail as it came, one record for each of the desk's addresses that it came to, and what became of it.
create schema if not exists intake;
create schema if not exists platform;

create table platform.mail_key (
    id         int primary key,
    secret     bytea       not null,
    created_at timestamptz not null,
    retired_at timestamptz
);
comment on table platform.mail_key is 'Keys that sign reply addresses and Message-IDs; the highest id signs, all that are not retired are believed';

create table intake.delivery (
    id            bigint generated always as identity primary key,
    envelope_from text        not null,
    envelope_to   text[]      not null,
    peer          text,
    raw           bytea       not null,
    received_at   timestamptz not null
);
comment on table intake.delivery is 'What SMTP took, byte for byte after dot-unstuffing. An empty envelope_from is the empty return path';
-- Most of a big mail is base64, which the compressor only spends time on.
alter table intake.delivery alter column raw set storage external;

create table intake.inbox (
    id           bigint generated always as identity primary key,
    delivery_id  bigint      not null references intake.delivery,
    mailbox      text        not null,
    received_at  timestamptz not null,
    replayed     boolean     not null,
    attempts     int         not null default 0,
    next_try_at  timestamptz not null,
    last_error   text,
    message_id   text,
    content_hash text,
    sender       text,
    subject      text,
    decision     text check (decision in ('OPENED', 'REPLIED', 'AUTOMATIC', 'BOUNCE', 'IGNORED', 'HELD')),
    reason       text,
    ticket_id    bigint,
    checks       jsonb,
    decided_at   timestamptz,
    check ((decision is null) = (decided_at is null))
);
comment on column intake.inbox.replayed is 'Taken while the past was lived through again: only the loader reads it, in its own time';
create index inbox_waiting on intake.inbox (id) where decision is null;
create index inbox_message_id on intake.inbox (message_id) where message_id is not null;
create index inbox_ticket on intake.inbox (ticket_id, id) where ticket_id is not null;
create index inbox_held on intake.inbox (id desc) where decision = 'HELD';

create table intake.first_delivery (
    mailbox      text   not null,
    message_id   text   not null,
    content_hash text   not null,
    inbox_id     bigint not null,
    primary key (mailbox, message_id, content_hash)
);
comment on table intake.first_delivery is 'Which record was the first of its mail in a mailbox; a later one is a repetition';

create view intake.pub_mail as
select i.id, i.received_at, i.message_id, d.envelope_from, d.envelope_to, i.mailbox, i.sender, i.subject, i.decision,
       i.reason, i.ticket_id, i.checks, i.decided_at
from intake.inbox i
         join intake.delivery d on d.id = i.delivery_id;
