package org.partnerdesk.directory;

import java.net.IDN;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partnerdesk.platform.text.DomainParents;
import org.partnerdesk.platform.text.EmailAddress;
import org.partnerdesk.platform.text.WesternDigits;

/**
 * What somebody typed to look for an account, read in every way it may be meant.
 *
 * @param typed the whole of it, in lower case
 * @param numbers 6-12 Western digits each, separators and labels such as {@code ZOID} left out
 * @param emails lower case, domains in ASCII form
 * @param domains the domains typed, those of addresses among them, each with its parents
 * @param words parts of a name, ready for LIKE
 */
record SearchWords(String typed, Set<String> numbers, Set<String> emails, Set<String> domains, List<String> words) {
    private static final int MOST_WORDS = 6;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{6,12}");
    /** What people write between the digits of one number, and before it. */
    private static final Pattern NOT_DIGITS = Pattern.compile("^[\\p{L}\\s:#.]{0,20}|[\\s.,_\\-\u200e\u200f]");

    private static final Pattern AROUND_A_DOMAIN = Pattern.compile("^(?:[a-z]+://)?(?:[^/@]*@)?|[/?#:].*$");

    static SearchWords of(String typed) {
        String folded = WesternDigits.of(typed.strip().toLowerCase(Locale.ROOT)).replaceAll("\\s+", " ");
        Set<String> numbers = new LinkedHashSet<>();
        Set<String> emails = new LinkedHashSet<>();
        Set<String> domains = new LinkedHashSet<>();
        addNumber(NOT_DIGITS.matcher(folded).replaceAll(""), numbers);
        for (String word : folded.split(" ")) {
            addNumber(word, numbers);
            EmailAddress.parse(word).ifPresent(emails::add);
            if (word.indexOf('.') >= 0) {
                addDomain(AROUND_A_DOMAIN.matcher(word).replaceAll(""), domains);
            }
        }
        List<String> words = Stream.of(folded.split(" "))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(SearchWords::literally)
                .toList();
        return new SearchWords(folded, numbers, emails, domains, words);
    }

    /** Whether the index of trigrams can help to find one of the words. */
    boolean isLong() {
        return words.stream().anyMatch(word -> word.codePointCount(0, word.length()) > 2);
    }

    private static void addNumber(String digits, Set<String> numbers) {
        if (NUMBER.matcher(digits).matches()) {
            numbers.add(digits);
        }
    }

    private static void addDomain(String host, Set<String> domains) {
        try {
            domains.addAll(DomainParents.of(IDN.toASCII(host, IDN.ALLOW_UNASSIGNED)));
        } catch (IllegalArgumentException e) {
            // No domain, so none is looked for.
        }
    }

    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
