package org.partnerdesk.intake.mail.reading;

/** Paragraphs of {@code format=flowed} put together again (RFC 3676). */
final class FlowedText {
    private FlowedText() {}

    static String unflow(String text, boolean deleteSpace) {
        StringBuilder out = new StringBuilder(text.length());
        int openDepth = -1;
        for (String line : text.split("\n", -1)) {
            int depth = quoteDepth(line);
            String content = line.substring(depth);
            content = content.startsWith(" ") ? content.substring(1) : content;
            boolean flowed = content.endsWith(" ") && !content.equals("-- ");
            boolean continues = openDepth == depth && !content.equals("-- ");
            if (!continues) {
                out.append(out.isEmpty() ? "" : "\n").append(">".repeat(depth)).append(depth > 0 ? " " : "");
            }
            out.append(flowed && deleteSpace ? content.substring(0, content.length() - 1) : content);
            openDepth = flowed ? depth : -1;
        }
        return out.toString();
    }

    private static int quoteDepth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }
}
