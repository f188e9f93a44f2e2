package org.partnerdesk.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.intake.mail.Postbag.DANA;
import static org.partnerdesk.intake.mail.Postbag.DESK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerdesk.intake.mail.RecordedMail.Check;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Texts;
import org.partnerdesk.support.RunningDesk;

/** Every mail of the tests has a record whose rules lead to its decision, in words that each language has. */
class RecorderExplainsTest {
    private static final List<String> KINDS = List.of("ignore: ", "hold: ", "bounce: ", "automatic: ", "waived: ");

    private final RunningDesk desk = RunningDesk.shared();
    private final Postbag post = new Postbag(desk);
    private final MailInbox inbox = desk.part(MailInbox.class);
    private final FlightRecorder recorder = desk.part(FlightRecorder.class);

    static List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void rulesLeadToTheDecision(Path file) throws IOException {
        long id = inbox.accept(DANA, List.of(DESK), Files.readAllBytes(file));
        post.fate(id);
        RecordedMail mail = recorder.mail(id).orElseThrow();

        assertThat(mail.checks().getFirst().name()).isEqualTo("repeated-delivery");
        assertThat(leadsTo(mail))
                .as("%s: %s by %s", mail.decision(), mail.reason(), mail.checks())
                .isTrue();
        assertThat(mail.checks()).allSatisfy(check -> {
            assertThat(Texts.of(Language.AR).knows("mail-rule." + check.name())).isTrue();
            String reason = withoutKind(check.answer());
            assertThat(reason.equals("pass") || MailReason.in(reason).isPresent())
                    .as(reason)
                    .isTrue();
        });
        assertThat(recorder.raw(id)).hasValue(Files.readAllBytes(file));
    }

    private static boolean leadsTo(RecordedMail mail) {
        List<String> answers = mail.checks().stream().map(Check::answer).toList();
        boolean objected = answers.stream()
                .anyMatch(answer ->
                        answer.startsWith("ignore: ") || answer.startsWith("hold: ") || answer.startsWith("bounce: "));
        boolean joins = answers.stream()
                .flatMap(answer -> MailReason.in(answer).stream())
                .anyMatch(told -> told.reason() == MailReason.JOINS);
        return switch (Decision.valueOf(mail.decision())) {
            case IGNORED -> answers.getLast().equals("ignore: " + mail.reason());
            case HELD -> answers.getLast().equals("hold: " + mail.reason());
            case BOUNCE -> answers.getLast().equals("bounce: " + mail.reason());
            case AUTOMATIC -> !objected && !joins && answers.contains("automatic: " + mail.reason());
            case REPLIED -> !objected && joins;
            case OPENED -> !objected && !joins && mail.ticket() != null;
        };
    }

    private static String withoutKind(String answer) {
        return KINDS.stream()
                .filter(answer::startsWith)
                .map(kind -> answer.substring(kind.length()))
                .findFirst()
                .orElse(answer);
    }
}
