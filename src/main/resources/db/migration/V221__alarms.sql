-- What the whole desk should know: a limit of automatic doings was reached.
create table notification.alarm (
    id         bigint generated always as identity primary key,
    kind       text        not null check (kind in ('TICKET_BUDGET', 'ADDRESS_BUDGET', 'REOPENING')),
    about      text        not null,
    ticket_id  bigint      not null,
    raised_at  timestamptz not null,
    last_at    timestamptz not null,
    times      int         not null default 1,
    cleared_at timestamptz,
    cleared_by text
);
comment on column notification.alarm.about is 'The address that gets no more, or the number of the ticket that stays closed';
create index alarm_open on notification.alarm (id desc) where cleared_at is null;

create index outbox_automatic on notification.outbox (recipient, created_at)
    where automatic and state not in ('SUPPRESSED', 'WITHDRAWN');
