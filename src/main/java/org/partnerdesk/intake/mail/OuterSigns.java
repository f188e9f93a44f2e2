package org.partnerdesk.intake.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hears what servers that the desk trusts found out about a mail's sender, and what a spam filter said. */
final class OuterSigns {
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final Pattern RESULT = Pattern.compile("(?:^|;)\\s*(spf|dkim|dmarc)\\s*=\\s*([a-z]+)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,9}(?:\\.[0-9]{1,9})?");

    private OuterSigns() {}

    /** RFC 8601: the first header of a trusted server speaks. DMARC decides; where it is absent, SPF and DKIM together. */
    static Answer authentication(MailFacts facts) {
        for (String header : facts.mail().headers().all("Authentication-Results")) {
            String plain = COMMENT.matcher(header).replaceAll(" ").toLowerCase(Locale.ROOT);
            String server = plain.split(";", 2)[0].strip().split("\\s+", 2)[0];
            if (facts.filter().trustedServers().stream().anyMatch(server::equalsIgnoreCase)) {
                Map<String, String> results = results(plain);
                String told = told(results);
                return told.isEmpty()
                        ? Answer.PASS
                        : isForged(results)
                                ? new Answer.Hold(MailReason.NOT_NAMED_BY_PROOF.of(told))
                                : new Answer.Told(MailReason.PROVED.of(told));
            }
        }
        return Answer.PASS;
    }

    private static Map<String, String> results(String header) {
        Map<String, String> results = new TreeMap<>();
        Matcher result = RESULT.matcher(header);
        while (result.find()) {
            // Of several signatures one that holds is enough.
            results.merge(result.group(1), result.group(2), (a, b) -> a.equals("pass") ? a : b);
        }
        return results;
    }

    private static String told(Map<String, String> results) {
        List<String> told = new ArrayList<>();
        for (String method : List.of("spf", "dkim", "dmarc")) {
            if (results.containsKey(method)) {
                told.add(method + "=" + results.get(method));
            }
        }
        return String.join(" ", told);
    }

    private static boolean isForged(Map<String, String> results) {
        String dmarc = results.getOrDefault("dmarc", "none");
        return dmarc.equals("fail")
                || dmarc.equals("none") && "fail".equals(results.get("spf")) && !"pass".equals(results.get("dkim"));
    }

    static Answer filter(MailFacts facts) {
        FilterSettings filter = facts.filter();
        for (String hold : filter.holdHeaders()) {
            String[] sign = hold.split(":", 2);
            if (sign.length == 2
                    && facts.mail().headers().all(sign[0].strip()).stream()
                            .anyMatch(sign[1].strip()::equalsIgnoreCase)) {
                return new Answer.Hold(MailReason.FILTERED.of(sign[0].strip() + " " + sign[1].strip()));
            }
        }
        if (filter.scoreHeader() != null) {
            for (String value : facts.mail().headers().all(filter.scoreHeader())) {
                Matcher number = NUMBER.matcher(value);
                if (number.lookingAt() && Double.parseDouble(number.group()) >= filter.scoreLimit()) {
                    return new Answer.Hold(MailReason.FILTERED.of(filter.scoreHeader() + " " + number.group()));
                }
            }
        }
        return Answer.PASS;
    }
}
