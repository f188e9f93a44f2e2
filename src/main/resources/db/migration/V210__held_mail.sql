-- What people did with held mail stays as it was written, with what held it and what came of it.
alter table intake.mail_act add column was text;
alter table intake.mail_act add column said text;
alter table intake.mail_act add column ticket_id bigint;
comment on column intake.mail_act.rule is 'The rule that had held it; null when its reading had failed';
comment on column intake.mail_act.was is 'The reason it had been held for';
comment on column intake.mail_act.reason is 'Why the person did it';
comment on column intake.mail_act.said is 'The reason of what it became';

create function intake.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger mail_act_is_append_only before update or delete on intake.mail_act
    for each row execute function intake.refuse_change();
create trigger mail_act_is_never_emptied before truncate on intake.mail_act
    for each statement execute function intake.refuse_change();
