-- The ticket, its conversation and its history.
create schema ticketing;

create sequence ticketing.ticket_number start 10001;

create table ticketing.ticket (
    id                     bigint primary key,
    number                 text        not null,
    subject                text        not null,
    status                 text        not null,
    severity               text        not null,
    severity_source        text        not null,
    priority_customer      boolean     not null,
    customer_primary_email text,
    filled_by              text,
    verdict                text        not null,
    zoid                   text,
    channel                text        not null,
    service                text,
    organisation_id        text,
    data_centre            text        not null,
    request_type           text,
    partner_id             bigint,
    requester_email        text        not null,
    requester_name         text,
    language               text        not null,
    assignee               text,
    impact                 text,
    mailbox                text        not null,
    created_at             timestamptz not null,
    changed_at             timestamptz not null
);
-- One small index a view, over open tickets only: what a view costs must not grow with what is done.
create index ticket_open on ticketing.ticket (id desc) where status not in ('RESOLVED', 'CLOSED');
create index ticket_mine on ticketing.ticket (assignee, id desc) where status not in ('RESOLVED', 'CLOSED');
create index ticket_unassigned on ticketing.ticket (id desc)
    where assignee is null and status not in ('RESOLVED', 'CLOSED');
create index ticket_s1 on ticketing.ticket (id desc) where severity = 'S1' and status not in ('RESOLVED', 'CLOSED');
create index ticket_needs_email on ticketing.ticket (id desc)
    where verdict = 'NO_IDENTIFIER' and status not in ('RESOLVED', 'CLOSED');
create index ticket_needs_review on ticketing.ticket (id desc)
    where (verdict in ('UNMAPPED_PARTNER', 'AMBIGUOUS', 'NOT_FOUND', 'DIRECTORY_UNAVAILABLE') or partner_id is null)
        and status not in ('RESOLVED', 'CLOSED');
create index ticket_waiting on ticketing.ticket (id desc) where status = 'WAITING_FOR_PARTNER';
create index ticket_partner on ticketing.ticket (partner_id, id desc);
create index ticket_requester on ticketing.ticket (requester_email, id desc);
create index ticket_account on ticketing.ticket (zoid, id desc) where zoid is not null;

create table ticketing.message (
    id               bigint generated always as identity primary key,
    ticket_id        bigint      not null references ticketing.ticket,
    author_kind      text        not null,
    author_email     text        not null,
    author_name      text        not null,
    audience         text        not null,
    channel          text        not null,
    body             text        not null,
    fold_at          integer,
    attachment_names text[]      not null default '{}',
    automatic        boolean     not null,
    counts_as_update boolean     not null,
    mail_id          text,
    at               timestamptz not null
);
comment on column ticketing.message.fold_at is 'Where earlier, quoted mail begins in body, in UTF-16 units; null: nowhere';
create index message_ticket on ticketing.message (ticket_id, id);
create index message_mail on ticketing.message (mail_id) where mail_id is not null;

create table ticketing.participant (
    ticket_id bigint not null references ticketing.ticket,
    email     text   not null,
    primary key (ticket_id, email)
);

create table ticketing.history (
    id          bigint generated always as identity primary key,
    ticket_id   bigint      not null references ticketing.ticket,
    at          timestamptz not null,
    actor_kind  text        not null,
    actor_email text        not null,
    actor_name  text        not null,
    what        text        not null,
    detail      jsonb       not null
);
create index history_ticket on ticketing.history (ticket_id, id);

create table ticketing.determination (
    id        bigint generated always as identity primary key,
    ticket_id bigint      not null references ticketing.ticket,
    kind      text        not null,
    summary   text        not null,
    by_email  text        not null,
    at        timestamptz not null
);
create index determination_ticket on ticketing.determination (ticket_id, id);

create view ticketing.pub_ticket as
select id, number, subject, status, severity, severity_source, priority_customer, customer_primary_email, filled_by,
       verdict, zoid, channel, service, organisation_id, data_centre, request_type, partner_id, requester_email,
       requester_name, language, assignee, impact, mailbox, created_at, changed_at
from ticketing.ticket;

create view ticketing.pub_message as
select id, ticket_id, author_kind, author_email, author_name, audience, channel, body, fold_at, attachment_names,
       automatic, counts_as_update, mail_id, at
from ticketing.message;

create view ticketing.pub_participant as
select ticket_id, email from ticketing.participant;

create view ticketing.pub_history as
select id, ticket_id, at, actor_kind, actor_email, actor_name, what, detail from ticketing.history;

create view ticketing.pub_determination as
select id, ticket_id, kind, summary, by_email, at from ticketing.determination;
