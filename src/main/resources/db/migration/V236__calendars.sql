-- Who changed a calendar and why; both null for what came with a preset.
alter table commitments.calendar add column by_email text;
alter table commitments.calendar add column reason text;
