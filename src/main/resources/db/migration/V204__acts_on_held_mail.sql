-- Why somebody did what they did with a mail, in their own words.
alter table intake.mail_act add column note text;
