package org.partnerdesk.intake.mail;

import java.util.function.Function;

/** One question that is asked of every mail. */
record MailCheck(String name, Function<MailFacts, Answer> question) {
    Answer ask(MailFacts facts) {
        return question.apply(facts);
    }
}
