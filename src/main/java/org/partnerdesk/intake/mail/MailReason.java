package org.partnerdesk.intake.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every reason that the rules give. Records and API keep the English form, which is stable; pages find the reason and
 * its arguments in it again and say them in the reader's language (ADR 0039).
 */
public enum MailReason {
    DUPLICATE("duplicate of {}", "[0-9]+"),
    OWN_MAIL("own mail come back"),
    NO_SENDER("nobody is named as sender"),
    OWN_ADDRESS("an address of the desk as sender, from outside"),
    LEVELS("more than {} levels", "[0-9]+"),
    PARTS("more than {} parts", "[0-9]+"),
    FAILURE_WITHOUT_STATUS("delivery report without status"),
    FAILURE("delivery report {}", ".*"),
    FREE_FAILURE("failure notice in free form"),
    EMPTY_PATH("empty return path"),
    SENT_BY("sent by {}", ".+"),
    OUT_OF_OFFICE("out of office"),
    MAY_BELONG("may belong to {}", "[0-9]+"),
    NO_TICKET_NAMED("names no ticket"),
    NO_SUCH_TICKET("{}: no such ticket", "[0-9]+"),
    JOINS("{}: joins", "[0-9]+"),
    NO_PART("{}: the sender takes no part in it", "[0-9]+"),
    NOT_NEEDED("{}: not needed, another ticket was found before", "[0-9]+"),
    REFUSED("the ticket does not take it: {}", "[A-Za-z]+"),
    DROPPED("dropped by {}", ".+"),
    BY_FROM("{}: taken, From names it", ".+"),
    BY_ENVELOPE("{}: taken, From names nobody", ".+"),
    NOT_BY_ENVELOPE("{}: not taken, From names another", ".+"),
    NOT_NAMED_BY_PROOF("not what its domain sends: {}", "[a-z=. ]+"),
    PROVED("{}", "(?:(?:spf|dkim|dmarc)=[a-z]+ ?)+"),
    FILTERED("another filter says {}", ".+"),
    CLOSED_TOO_LONG("{}: closed for too long", "[0-9]+"),
    PERSON("known person of {}", ".+"),
    DOMAIN("its domain is one of {}", ".+"),
    STRANGER("nobody the directory knows"),
    /** A report's action or type, by RFC 3464 or 8098. */
    REPORT("{}", "[a-z][a-z-]{2,40}"),
    /** A header that tells a machine, with what it says. */
    HEADER("{}", "[A-Z][A-Za-z]*(?:-[A-Za-z]+)*(?: [a-z][a-z_-]*)?");

    private final String words;
    private final Pattern pattern;

    MailReason(String words) {
        this(words, "");
    }

    MailReason(String words, String argument) {
        this.words = words;
        int at = words.indexOf("{}");
        this.pattern = Pattern.compile(
                at < 0
                        ? Pattern.quote(words)
                        : Pattern.quote(words.substring(0, at)) + "(" + argument + ")"
                                + Pattern.quote(words.substring(at + 2)),
                Pattern.DOTALL);
    }

    /** A reason found again. @param arguments none or one */
    public record Told(MailReason reason, List<String> arguments) {}

    /** The reason as records keep it. */
    String of(Object... argument) {
        return argument.length == 0 ? words : words.replace("{}", String.valueOf(argument[0]));
    }

    /** Finds a reason in a record's words; empty for words that are none, such as those of a fault. */
    public static Optional<Told> in(String words) {
        for (MailReason reason : values()) {
            Matcher matcher = reason.pattern.matcher(words);
            if (matcher.matches()) {
                List<String> arguments = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    arguments.add(matcher.group(i));
                }
                return Optional.of(new Told(reason, arguments));
            }
        }
        return Optional.empty();
    }
}
