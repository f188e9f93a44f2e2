-- Mail that is fetched by IMAP: how far each of the desk's addresses was read, and which node reads it.
create table intake.fetch (
    mailbox         text primary key,
    holder          text,
    held_until      timestamptz,
    uid_validity    bigint,
    last_uid        bigint      not null default 0,
    last_success_at timestamptz,
    last_error      text
);
comment on table intake.fetch is 'Cursor (UIDVALIDITY and UID, RFC 9051 section 2.3.1.1) and lease of a mailbox; the cursor moves with the mail it has passed';

create table intake.fetch_missed (
    mailbox      text        not null references intake.fetch,
    uid_validity bigint      not null,
    uid          bigint      not null,
    reason       text        not null,
    attempts     int         not null default 1,
    missed_at    timestamptz not null,
    primary key (mailbox, uid_validity, uid)
);
comment on table intake.fetch_missed is 'Mail that could not be fetched and that the cursor has passed; it is still on its server';
