package org.partnerdesk.intake.mail.reading;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of a From, To or Cc field: quoted names, comments, groups, and what real programs make of them. What is not
 * an address is left out.
 */
final class AddressList {
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>()\\[\\],;:\"\\p{Cntrl}]{1,64}@[^\\s@<>()\\[\\],;:\"\\p{Cntrl}]{1,255}");

    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s]+");

    /** More than anybody writes to; the mail itself keeps the rest. */
    private static final int MOST = 1_000;

    private final String value;
    private final List<MailAddress> found = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private final StringBuilder angle = new StringBuilder();
    private int at;

    private AddressList(String value) {
        this.value = value;
    }

    static List<MailAddress> read(String value) {
        return new AddressList(value).read();
    }

    /** An address by itself, such as an envelope's; empty when it is none. */
    static Optional<String> email(String written) {
        String plain = written.strip();
        if (!ADDRESS.matcher(plain).matches()) {
            return Optional.empty();
        }
        int sign = plain.lastIndexOf('@');
        try {
            String domain = IDN.toASCII(plain.substring(sign + 1), IDN.ALLOW_UNASSIGNED);
            return domain.isEmpty()
                    ? Optional.empty()
                    : Optional.of((plain.substring(0, sign) + "@" + domain).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<MailAddress> read() {
        while (at < value.length() && found.size() < MOST) {
            char c = value.charAt(at++);
            switch (c) {
                case '"' -> until('"', words);
                case '(' -> until(')', comment);
                case '<' -> until('>', angle);
                case ',', ';' -> finish();
                case ':' -> groupOrColon();
                default -> words.append(c);
            }
        }
        finish();
        return List.copyOf(found);
    }

    private void until(char close, StringBuilder into) {
        while (at < value.length() && value.charAt(at) != close) {
            if (value.charAt(at) == '\\' && at + 1 < value.length()) {
                at++;
            }
            into.append(value.charAt(at++));
        }
        at++;
    }

    /** A group's name ends in a colon; the colon of {@code mailto:} is no name either. */
    private void groupOrColon() {
        words.setLength(0);
    }

    private void finish() {
        boolean angled = !angle.isEmpty();
        String name = BLANKS.matcher(EncodedWords.decode((angled ? words : comment).toString()))
                .replaceAll(" ")
                .strip();
        email(angled ? angle.toString() : words.toString())
                .or(() -> email(BLANKS.matcher(words).replaceAll("")))
                .ifPresent(
                        email -> found.add(new MailAddress(email, name.isEmpty() || name.equals(email) ? null : name)));
        words.setLength(0);
        comment.setLength(0);
        angle.setLength(0);
    }
}
