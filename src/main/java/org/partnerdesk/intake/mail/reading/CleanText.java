package org.partnerdesk.intake.mail.reading;

import org.partnerdesk.platform.text.StorableText;

/** Text of a mail as every store and page can take it, whatever ended its lines. */
final class CleanText {
    private CleanText() {}

    static String of(String text) {
        String lines =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        return StorableText.of(lines.indexOf('\uFEFF') < 0 ? lines : lines.replace("\uFEFF", ""));
    }
}
