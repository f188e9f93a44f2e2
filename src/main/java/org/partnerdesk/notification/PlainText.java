package org.partnerdesk.notification;

import java.util.StringJoiner;

/** A letter as plain text. */
final class PlainText {
    private PlainText() {}

    /** @param marker the last line, by which an answer finds back; empty for none */
    static String of(Letter letter, String marker) {
        StringJoiner text = new StringJoiner("\n\n", "", "\n");
        if (letter.lead() != null) {
            text.add(letter.lead());
        }
        for (Letter.Block block : letter.blocks()) {
            text.add(
                    switch (block) {
                        case Letter.Words words -> words.text();
                        case Letter.Said said -> said.text().strip();
                        case Letter.Facts facts -> lines(facts);
                    });
        }
        if (!marker.isEmpty()) {
            text.add(marker);
        }
        return text.toString();
    }

    private static String lines(Letter.Facts facts) {
        StringJoiner lines = new StringJoiner("\n");
        for (Letter.Fact fact : facts.facts()) {
            lines.add(fact.label() + ": " + fact.value());
        }
        return lines.toString();
    }
}
