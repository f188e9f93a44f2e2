package org.partnerdesk.intake.mail;

/** What a {@link MailCheck} says of a mail. */
sealed interface Answer {
    /** Nothing against it. */
    record Pass() implements Answer {}

    /** Nothing against it, and something that people want to know. */
    record Told(String reason) implements Answer {}

    /** It is recorded and nothing else. */
    record Ignore(String reason) implements Answer {}

    /** It waits for a person. */
    record Hold(String reason) implements Answer {
        /** The words of the record when a person has overruled it. */
        String waived() {
            return "waived: " + reason;
        }
    }

    /** It says that a mail could not be delivered. */
    record Bounce(String reason) implements Answer {}

    /** A machine wrote it. Not an objection: the checks behind are still asked. */
    record Machine(Kind kind, String reason) implements Answer {
        /** From the mildest sign to the strongest. */
        enum Kind {
            /** An alarm, a notice: somebody's program has something to say of its own accord. */
            GENERATED,
            /** A mailing list or bulk mail. */
            BULK,
            /** Out of office and the like: it answers whatever comes. */
            REPLIED,
            /** A report about a mail: delayed, delivered, read. */
            REPORT
        }
    }

    Answer PASS = new Pass();

    /** The words of the record. */
    default String words() {
        return switch (this) {
            case Pass pass -> "pass";
            case Told told -> "told: " + told.reason();
            case Ignore ignore -> "ignore: " + ignore.reason();
            case Hold hold -> "hold: " + hold.reason();
            case Bounce bounce -> "bounce: " + bounce.reason();
            case Machine machine -> "automatic: " + machine.reason();
        };
    }
}
