-- The promises of a ticket may depend on its request type; absent is the default one.
alter table commitments.ticket_terms add column request_type text;
