package org.partnerdesk.intake.mail;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.intake.mail.Answer.Bounce;
import org.partnerdesk.intake.mail.reading.DeliveryReport;

/** Tells a mail that reports a failed delivery, by RFC 3464 where the reporter keeps to it, else by its habits. */
final class BounceSigns {
    private static final Pattern REPORTER = Pattern.compile("(mailer-daemon|postmaster)@.*");
    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu).*(undeliver|delivery status notification \\(fail|delivery (has )?failed|failure notice|"
                    + "returned mail|mail delivery failed|delivery failure|"
                    + "تعذر التسليم|لم يتم التسليم|ส่งไม่สำเร็จ|ไม่สามารถส่ง).*");

    private BounceSigns() {}

    static Answer ask(MailFacts facts) {
        DeliveryReport report = facts.mail().report();
        if (report != null && report.type().equals("delivery-status")) {
            boolean failed = report.action() == null || report.action().equals("failed");
            return failed ? new Bounce(failure(report.status())) : Answer.PASS;
        }
        if (facts.mail().header("X-Failed-Recipients").isPresent()) {
            return new Bounce("X-Failed-Recipients");
        }
        boolean fromReporter = facts.sender() != null
                && REPORTER.matcher(facts.sender().email()).matches();
        boolean saysSo = SUBJECT.matcher(facts.mail().subject()).matches();
        return saysSo && (fromReporter || facts.hasEmptyReturnPath())
                ? new Bounce(MailReason.FREE_FAILURE.of())
                : Answer.PASS;
    }

    private static String failure(@Nullable String status) {
        return status == null ? MailReason.FAILURE_WITHOUT_STATUS.of() : MailReason.FAILURE.of(status);
    }
}
