create table ticketing.tag (
    ticket_id bigint not null references ticketing.ticket,
    tag       text not null check (length(tag) between 1 and 40),
    primary key (ticket_id, tag)
);
create index tag_tickets on ticketing.tag (tag, ticket_id);

create view ticketing.pub_tag as
select ticket_id, tag from ticketing.tag;

-- Calls that other systems are owed, kept in the transaction of what they tell.
create table notification.webhook_call (
    id          bigint generated always as identity primary key,
    message_id  text not null,
    url         text not null,
    body        text not null,
    state       text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'REFUSED')),
    attempts    int not null default 0,
    next_try_at timestamptz not null,
    created_at  timestamptz not null,
    ended_at    timestamptz,
    last_error  text,
    unique (url, message_id),
    check ((state = 'QUEUED') = (ended_at is null))
);
comment on column notification.webhook_call.message_id is 'The same at each attempt, so that a receiver can tell a repetition';
create index webhook_call_due on notification.webhook_call (next_try_at, id) where state = 'QUEUED';
