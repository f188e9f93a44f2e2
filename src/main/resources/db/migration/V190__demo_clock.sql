-- How far a demonstration is ahead of the real present; no row where it never was moved.
create schema demo;
create table demo.clock (
    one boolean primary key default true check (one),
    ahead_millis bigint not null check (ahead_millis > 0)
);
