-- One full-text index over what was written. The application segments the text (Thai has no blanks, Arabic has
-- prefixes), so PostgreSQL is given plain words and its 'simple' configuration.
create schema search;

create table search.document (
    message_id bigint primary key,
    ticket_id  bigint   not null,
    public     boolean  not null,
    words      tsvector not null
);
-- A full pending list slows every reader, so inserts pay at once.
create index document_words on search.document using gin (words) with (fastupdate = off);
create index document_ticket on search.document (ticket_id);

create view search.pub_document as
select message_id, ticket_id, public, words from search.document;
