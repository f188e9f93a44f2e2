-- Mail that goes out. A row is written in its ticket's transaction and sent after it, at least once, always under the
-- same Message-ID.
create schema notification;

create table notification.outbox (
    id          bigint generated always as identity primary key,
    ticket_id   bigint      not null,
    message_ref bigint,
    kind        text        not null,
    recipient   text        not null,
    sender      text        not null,
    sender_name text        not null,
    reply_to    text        not null,
    subject     text        not null,
    text        text        not null,
    html        text        not null,
    language    text        not null,
    mail_id     text        not null unique,
    in_reply_to text,
    refs        text[]      not null,
    automatic   boolean     not null,
    state       text        not null check (state in ('QUEUED', 'SENT', 'KEPT', 'REFUSED')),
    attempts    int         not null default 0,
    next_try_at timestamptz not null,
    created_at  timestamptz not null,
    sent_at     timestamptz,
    last_error  text,
    check ((state = 'SENT') = (sent_at is not null))
);
comment on table notification.outbox is 'KEPT was never meant to leave: there is no relay, or the past was being lived through again';
comment on column notification.outbox.message_ref is 'The ticket''s message that the mail brings; null for what the desk says by itself';
create index outbox_due on notification.outbox (next_try_at, id) where state = 'QUEUED';
create index outbox_ticket on notification.outbox (ticket_id, id);

create view notification.pub_outbox as
select id, ticket_id, message_ref, kind, recipient, state, created_at, sent_at, subject, mail_id
from notification.outbox;
