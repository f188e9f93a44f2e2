package org.partnerdesk.intake.mail.reading;

import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * How mail programs mark the mail that is answered. No selectors: matching one walks up to the root each time, which on
 * deeply nested hostile HTML takes minutes.
 */
final class QuoteMarks {
    /** Gmail, Yahoo, Proton, Zoho, Tutanota, Thunderbird. */
    private static final Set<String> HOLDING_CLASSES = Set.of(
            "gmail_quote",
            "gmail_quote_container",
            "yahoo_quoted",
            "protonmail_quote",
            "zmail_extra",
            "tutanota_quote",
            "moz-forward-container");

    /** Outlook on the web and in its other shapes. */
    private static final Set<String> IDS_BEFORE = Set.of("divRplyFwdMsg", "appendonsend", "stopSpelling");

    /** The line above From, Sent, To in Outlook for Windows. */
    private static final Set<String> RULERS = Set.of("border-top:solid #E1E1E1", "border-top:solid #B5C4DF");

    private QuoteMarks() {}

    static boolean holdsQuote(Element element) {
        if (element.normalName().equals("blockquote") && element.attr("type").equalsIgnoreCase("cite")) {
            return true;
        }
        return element.hasAttr("class") && element.classNames().stream().anyMatch(HOLDING_CLASSES::contains);
    }

    static boolean standsBeforeQuote(Element element) {
        String style = element.attr("style");
        return IDS_BEFORE.contains(element.id())
                || element.hasClass("moz-cite-prefix")
                || RULERS.stream().anyMatch(style::contains);
    }
}
