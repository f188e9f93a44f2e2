package org.partnerdesk.intake.mail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.intake.mail.Answer.Bounce;
import org.partnerdesk.intake.mail.Answer.Hold;
import org.partnerdesk.intake.mail.Answer.Ignore;
import org.partnerdesk.intake.mail.Answer.Machine;

/** Asks a mail the desk's questions in their order. The first objection ends it; that a machine wrote it does not. */
final class Screening {
    static final String HAS_SENDER = "has-sender";
    static final String PRIVATE_HEADER = "X-Partnerdesk-Instance";

    private static final List<MailCheck> CHECKS = List.of(
            new MailCheck("repeated-delivery", Screening::repeatedDelivery),
            new MailCheck("own-mail-come-back", Screening::ownMailComeBack),
            new MailCheck(HAS_SENDER, Screening::hasSender),
            new MailCheck("own-address-as-sender", Screening::ownAddressAsSender),
            new MailCheck("authentication", OuterSigns::authentication),
            new MailCheck("outer-filter", OuterSigns::filter),
            new MailCheck("readable", Screening::readable),
            new MailCheck("bounce", BounceSigns::ask),
            new MailCheck("automatic", AutomaticSigns::ask));

    private Screening() {}

    /** The objection, if there was one, and whether a machine wrote it. */
    record Screened(@Nullable Answer objection, Optional<Machine> machine) {}

    /** @param waived names of checks whose hold a person has overruled; without a sender there is nothing to waive */
    static Screened ask(MailFacts facts, Set<String> waived, Trail trail) {
        Machine machine = null;
        for (MailCheck check : CHECKS) {
            Answer answer = check.ask(facts);
            if (answer instanceof Hold hold && waived.contains(check.name()) && facts.sender() != null) {
                trail.note(check.name(), hold.waived());
                continue;
            }
            trail.note(check.name(), answer.words());
            if (answer instanceof Machine found) {
                machine = found;
            } else if (answer instanceof Ignore || answer instanceof Hold || answer instanceof Bounce) {
                return new Screened(answer, Optional.ofNullable(machine));
            }
        }
        return new Screened(null, Optional.ofNullable(machine));
    }

    private static Answer repeatedDelivery(MailFacts facts) {
        return facts.firstDelivery() == facts.record().id()
                ? Answer.PASS
                : new Ignore(MailReason.DUPLICATE.of(facts.firstDelivery()));
    }

    private static Answer ownMailComeBack(MailFacts facts) {
        boolean ours =
                facts.lower(PRIVATE_HEADER).filter(facts.instanceId()::equals).isPresent();
        return ours ? new Ignore(MailReason.OWN_MAIL.of()) : Answer.PASS;
    }

    private static Answer hasSender(MailFacts facts) {
        return facts.sender() == null ? new Hold(MailReason.NO_SENDER.of()) : Answer.PASS;
    }

    private static Answer ownAddressAsSender(MailFacts facts) {
        return facts.senderIsOurs() ? new Hold(MailReason.OWN_ADDRESS.of()) : Answer.PASS;
    }

    private static Answer readable(MailFacts facts) {
        return facts.mail().flaw() == null ? Answer.PASS : new Hold(facts.mail().flaw());
    }
}
