package org.partnerdesk.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.entitlement.Assessment;
import org.partnerdesk.entitlement.Verdict;
import org.partnerdesk.ticketing.HistoryEntry.What;

/** What a verdict does to a ticket: M5, M6 and D6. */
class PriorityWorkflowTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final Actor MINA = new Actor(Actor.Kind.AGENT, "mina@desk.example", "Mina");

    @Test
    void largeAccountTicksPriorityAndMakesIt_S1() {
        var applied = apply(ticket(Severity.S3, SeveritySource.DEFAULT, false, Verdict.NO_IDENTIFIER), large());

        assertThat(applied.ticket().severity()).isEqualTo(Severity.S1);
        assertThat(applied.ticket().severitySource()).isEqualTo(SeveritySource.AUTOMATIC);
        assertThat(applied.ticket().priorityCustomer()).isTrue();
        assertThat(applied.ticket().dataCentre()).isEqualTo("UK");
        assertThat(whats(applied))
                .containsExactly(
                        What.FIELD_FILLED,
                        What.VERIFIED,
                        What.PRIORITY_TICKED,
                        What.SEVERITY_SET,
                        What.DATA_CENTRE_SET);
    }

    @Test
    void severitySetByHandIsLeftAloneAndCommented() {
        var applied = apply(ticket(Severity.S2, SeveritySource.MANUAL, false, Verdict.NO_IDENTIFIER), large());

        assertThat(applied.ticket().severity()).isEqualTo(Severity.S2);
        assertThat(applied.ticket().priorityCustomer()).isTrue();
        assertThat(whats(applied)).contains(What.SEVERITY_KEPT).doesNotContain(What.SEVERITY_SET);
    }

    @Test
    void lesserVerdictOnPriorityTicketOnlyProposes() {
        var applied = apply(
                ticket(Severity.S1, SeveritySource.AUTOMATIC, true, Verdict.LARGE_USER_ACCOUNT),
                assessment(Verdict.STANDARD_ACCOUNT, "owner@small.example"));

        assertThat(applied.ticket().severity()).isEqualTo(Severity.S1);
        assertThat(applied.ticket().priorityCustomer()).isTrue();
        assertThat(whats(applied)).contains(What.LOWER_SEVERITY_PROPOSED);
    }

    @Test
    void anAutomaticSeverityAboveWhatIsDueIsProposedToBeLoweredWhateverTheVerdict() {
        var applied = apply(
                ticket(Severity.S2, SeveritySource.AUTOMATIC, false, Verdict.KEY_ACCOUNT),
                assessment(Verdict.KEY_ACCOUNT, "owner@small.example"));
        var again = apply(applied.ticket(), assessment(Verdict.KEY_ACCOUNT, "owner@small.example"));

        assertThat(applied.ticket().severity()).isEqualTo(Severity.S2);
        assertThat(applied.ticket().proposedSeverity()).isEqualTo(Severity.S3);
        assertThat(whats(again)).doesNotContain(What.LOWER_SEVERITY_PROPOSED);
    }

    @Test
    void aSilentDirectoryProposesNothingAndTheVerdictBehindItDoes() {
        var silent = apply(
                ticket(Severity.S1, SeveritySource.AUTOMATIC, true, Verdict.LARGE_USER_ACCOUNT),
                assessment(Verdict.DIRECTORY_UNAVAILABLE, "owner@small.example"));
        var back = apply(silent.ticket(), assessment(Verdict.STANDARD_ACCOUNT, "owner@small.example"));

        assertThat(silent.ticket().severity()).isEqualTo(Severity.S1);
        assertThat(silent.ticket().priorityCustomer()).isTrue();
        assertThat(silent.ticket().proposedSeverity()).isNull();
        assertThat(back.ticket().proposedSeverity()).isEqualTo(Severity.S3);
    }

    @Test
    void standardAccountStaysAtItsDefault() {
        var applied = apply(
                ticket(Severity.S3, SeveritySource.DEFAULT, false, Verdict.NO_IDENTIFIER),
                assessment(Verdict.STANDARD_ACCOUNT, "owner@small.example"));

        assertThat(applied.ticket().severity()).isEqualTo(Severity.S3);
        assertThat(applied.ticket().priorityCustomer()).isFalse();
    }

    private static List<What> whats(PriorityWorkflow.Applied applied) {
        return applied.history().stream().map(HistoryEntry::what).toList();
    }

    private static PriorityWorkflow.Applied apply(Ticket before, Assessment assessment) {
        return PriorityWorkflow.apply(
                before, Sender.stranger(before.requesterEmail()), assessment, FilledBy.AGENT, MINA, AT);
    }

    private static Assessment large() {
        return assessment(Verdict.LARGE_USER_ACCOUNT, "it@severn-retail.example");
    }

    private static Assessment assessment(Verdict verdict, String email) {
        Account account = new Account("700100501", "Severn Retail", "UK", "UK", email, List.of(), List.of(), List.of());
        return new Assessment(
                verdict,
                account,
                null,
                email,
                false,
                false,
                null,
                List.of(),
                270L,
                1,
                verdict == Verdict.LARGE_USER_ACCOUNT ? "S1" : null,
                false,
                null);
    }

    private static Ticket ticket(Severity severity, SeveritySource source, boolean priority, Verdict verdict) {
        return new Ticket(
                1,
                "PD-1",
                "Subject",
                Status.NEW,
                severity,
                source,
                priority,
                null,
                null,
                verdict,
                null,
                Channel.EMAIL,
                null,
                null,
                "EU",
                null,
                1L,
                "ruth@thames-channel.example",
                "Ruth",
                "en",
                null,
                null,
                null,
                null,
                "partner-support@eu.zohocorp.com",
                AT,
                AT);
    }
}
