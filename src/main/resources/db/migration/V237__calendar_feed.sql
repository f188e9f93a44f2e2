-- Where holidays of a calendar are read from every day, and what was read there last.
create table commitments.calendar_feed (
    code      text        primary key,
    url       text        not null,
    by_email  text        not null,
    reason    text        not null,
    holidays  jsonb       not null default '[]',
    read_at   timestamptz,
    failure   text,
    failed_at text,
    next_at   timestamptz not null
);
create index calendar_feed_due on commitments.calendar_feed (next_at);
comment on column commitments.calendar_feed.holidays is 'The kept copy: it serves while the address is silent, and tells what the address has taken back';
comment on column commitments.calendar_feed.failed_at is 'Where or how, such as HTTP 404; failure is the key of the text that says it';
