-- How far the desk has come with an import that it checks and applies in one transaction, told from outside of it. Without a
-- reference, for that would wait for the transaction that holds the import's row; not logged, since it is only looked at.
create unlogged table directory.import_phase (
    import_id bigint primary key,
    phase     text   not null check (phase in ('CHECKING', 'COMPARING', 'APPLYING'))
);
