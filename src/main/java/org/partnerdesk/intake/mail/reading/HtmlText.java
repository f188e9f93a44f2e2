package org.partnerdesk.intake.mail.reading;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The text of an HTML mail: lines as a reader sees them, table cells parted by a tab, the targets of links beside their
 * words, since an address may stand in the target only. What mail programs mark as quoted gives the fold.
 */
final class HtmlText implements NodeVisitor {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "dl",
            "dt",
            "dd",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "center",
            "form",
            "fieldset");
    private static final Set<String> HIDDEN = Set.of("script", "style", "head", "title", "template", "noscript");

    private final StringBuilder out = new StringBuilder();
    private int hidden;
    private int preformatted;
    private int quoteStart = -1;
    private int quoteEnd = -1;
    private boolean toTheEnd;
    private Node quote = new TextNode("");

    private HtmlText() {}

    static ReadText read(String html) {
        HtmlText reader = new HtmlText();
        Element body = Jsoup.parse(html).body();
        NodeTraversor.traverse(reader, body);
        return reader.result();
    }

    private ReadText result() {
        String text = out.toString();
        boolean repliesBelow =
                !toTheEnd && quoteEnd >= 0 && !text.substring(quoteEnd).isBlank();
        return new ReadText(text, quoteStart < 0 || repliesBelow ? ReadText.NO_FOLD : quoteStart);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words && hidden == 0) {
            write(words);
        } else if (node instanceof Element element) {
            open(element, element.normalName());
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element, element.normalName());
        }
        if (node == quote) {
            quoteEnd = out.length();
        }
    }

    private void open(Element element, String tag) {
        if (HIDDEN.contains(tag)) {
            hidden++;
        }
        if (BLOCKS.contains(tag)) {
            newLine();
        }
        if (tag.equals("pre")) {
            preformatted++;
        }
        if (quoteStart < 0) {
            findQuote(element);
        }
        switch (tag) {
            case "br" -> out.append('\n');
            case "td", "th" -> tab();
            default -> {}
        }
    }

    /** A forwarded mail stands in the same kind of element as a quoted one, but is what the sender wants read. */
    private void findQuote(Element element) {
        if (QuoteMarks.holdsQuote(element) && !FoldPoint.isForward(element.wholeText())) {
            quoteStart = out.length();
            quote = element;
        } else if (QuoteMarks.standsBeforeQuote(element)) {
            quoteStart = out.length();
            toTheEnd = true;
        }
    }

    private void close(Element element, String tag) {
        if (tag.equals("a") && hidden == 0) {
            writeTarget(element);
        }
        if (BLOCKS.contains(tag)) {
            newLine();
            if (tag.equals("p")) {
                out.append('\n');
            }
        }
        if (tag.equals("pre")) {
            preformatted--;
        }
        if (HIDDEN.contains(tag)) {
            hidden--;
        }
    }

    private void writeTarget(Element link) {
        String target = link.attr("href").strip();
        String shown = target.toLowerCase(Locale.ROOT).startsWith("mailto:") ? target.substring(7) : target;
        boolean worth = !shown.isEmpty() && !shown.startsWith("#") && !shown.startsWith("cid:");
        if (worth && !link.text().contains(shown)) {
            out.append(" <").append(shown).append('>');
        }
    }

    private void write(TextNode words) {
        String text = words.getWholeText().replace('\u00A0', ' ');
        if (preformatted > 0) {
            out.append(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) {
                    out.append(' ');
                }
            } else {
                out.append(c);
            }
        }
    }

    private void newLine() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        if (end < out.length() && end > quoteStart) {
            out.setLength(end);
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private void tab() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\t');
        }
    }
}
