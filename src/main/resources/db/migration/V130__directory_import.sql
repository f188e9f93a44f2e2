-- Files of facts on their way into the directory. The rows of one lie in a table of its own, made like the stage table
-- of their kind and named stage_<kind>_<id>, until they are applied or dropped.
create table directory.import (
    id             bigint generated always as identity primary key,
    kind           text        not null check (kind in ('ACCOUNTS', 'USERS', 'SUBSCRIPTIONS', 'PARTNERS', 'PARTNER_USERS', 'MAPPINGS')),
    mode           text        not null check (mode in ('DELTA', 'FULL')),
    dry_run        boolean     not null,
    name           text        not null,
    by_email       text,
    at             timestamptz not null,
    state          text        not null check (state in ('RECEIVING', 'STAGED', 'WAITING', 'APPLIED', 'REFUSED', 'FAILED', 'DROPPED', 'UNDOING', 'UNDONE')),
    reason         text,
    detail         text,
    approved_by    text,
    bytes          bigint      not null default 0,
    bytes_expected bigint,
    lines          bigint      not null default 0,
    staged         bigint      not null default 0,
    refused        bigint      not null default 0,
    added          bigint      not null default 0,
    changed        bigint      not null default 0,
    same           bigint      not null default 0,
    ended          bigint      not null default 0,
    change         bigint references directory.change,
    undo_change    bigint references directory.change,
    preview        jsonb
);
comment on column directory.import.reason is 'Why it waits, was refused or failed; detail is a line, a column or a number';
comment on column directory.import.staged is 'How many rows were staged: a stage table is not logged and may be empty after a crash of the database';
create index import_at_work on directory.import (id) where state in ('RECEIVING', 'STAGED', 'UNDOING');

-- Lines that were not taken, as they stood in their file: one cell for each column of the kind.
create table directory.import_refused (
    import_id bigint not null references directory.import,
    line      bigint not null,
    refusal   text   not null,
    detail    text,
    cells     text[] not null
);
create index import_refused_line on directory.import_refused (import_id, line);

create view directory.pub_import_refused as
select import_id, line, refusal, detail from directory.import_refused;
