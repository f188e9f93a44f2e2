-- How far the past of a demo desk has been lived through.
create schema setup;

create table setup.demo_history (
    one        boolean primary key default true check (one),
    as_of      timestamptz not null,
    written_at timestamptz
);
comment on column setup.demo_history.as_of is 'The present that the history leads up to; a broken-off one goes on towards the same';

create table setup.demo_happening (
    no        int primary key,
    telling   int not null,
    ticket_id bigint
);
comment on table setup.demo_happening is 'Each happening, marked in the transaction that lives it: none is lost and none is lived twice';
create unique index demo_telling on setup.demo_happening (telling) where ticket_id is not null;
