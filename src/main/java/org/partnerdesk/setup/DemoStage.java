package org.partnerdesk.setup;

import java.util.List;
import org.partnerdesk.access.Actor;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.mail.MailInbox;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Outcome;
import org.partnerdesk.ticketing.Ticketing;
import org.partnerdesk.workflow.CustomerField;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where acts of the demo history are played: the product's own doors. */
@Component
class DemoStage {
    private final MailInbox inbox;
    private final Intake intake;
    private final Ticketing ticketing;
    private final CustomerField customerField;
    private final JdbcClient jdbc;

    DemoStage(MailInbox inbox, Intake intake, Ticketing ticketing, CustomerField customerField, JdbcClient jdbc) {
        this.inbox = inbox;
        this.intake = intake;
        this.ticketing = ticketing;
        this.customerField = customerField;
        this.jdbc = jdbc;
    }

    /** Opens a ticket; answers its id. */
    long open(Act act) {
        return switch (act) {
            case Act.Mail(DemoMail mail) -> take(mail);
            case Act.Submit(var submission) -> intake.submit(submission).id();
            default -> throw new IllegalArgumentException("Opens no ticket: " + act);
        };
    }

    /** Goes on with a ticket. Throws when the product refuses, since then the history would tell something else. */
    void goOn(long ticket, Act act) {
        Outcome outcome = switch (act) {
            case Act.Mail(DemoMail mail) -> {
                if (take(mail) != ticket) {
                    throw new IllegalStateException("The mail " + mail.id() + " did not find its ticket");
                }
                yield null;
            }
            case Act.Submit submit -> throw new IllegalArgumentException("Opens another ticket: " + submit);
            case Act.Reply(var submission) -> intake.reply(ticket, submission);
            case Act.Answer(Actor by, String body, boolean update, var then) ->
                ticketing.answer(ticket, by, Channel.AGENT, body, update, then);
            case Act.Note(Actor by, String body) -> ticketing.note(ticket, by, Channel.AGENT, body);
            case Act.Acknowledge(Actor by) -> ticketing.acknowledge(ticket, by);
            case Act.Determine(Actor by, var finding) -> ticketing.determine(ticket, by, finding);
            case Act.Assign(Actor by, String to) -> ticketing.assign(ticket, by, to);
            case Act.Fill(Actor by, String email) -> customerField.fill(ticket, by, email, null);
            case Act.SetSeverity(Actor by, var to, String reason) -> ticketing.setSeverity(ticket, by, to, reason);
            case Act.SetStatus(Actor by, var to) -> ticketing.setStatus(ticket, by, to);
        };
        if (outcome instanceof Outcome.Refused(var refusal)) {
            throw new IllegalStateException("Refused on ticket " + ticket + ": " + refusal + " to " + act);
        }
    }

    private long take(DemoMail mail) {
        long record = inbox.accept(mail.from(), List.of(mail.mailbox()), mail.bytes());
        inbox.drain();
        return jdbc.sql("select ticket_id from intake.pub_mail where id = :id and ticket_id is not null")
                .param("id", record)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("The mail " + mail.id() + " has become no ticket"));
    }
}
