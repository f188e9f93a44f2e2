-- Whom the ladder of promises turns to. An empty data centre stands for all that have no holder of their own.
create table access.duty (
    duty        text not null check (duty in ('TEAM_LEAD', 'REGIONAL_MANAGER', 'HEAD')),
    data_centre text not null,
    email       text not null references access.person,
    primary key (duty, data_centre, email)
);

create table access.leave (
    id       bigint generated always as identity primary key,
    email    text not null references access.person,
    from_at  timestamptz not null,
    until_at timestamptz not null,
    stand_in text references access.person,
    check (from_at < until_at),
    check (stand_in <> email)
);
create index leave_until on access.leave (until_at);
comment on column access.leave.until_at is 'The first moment back at work';
