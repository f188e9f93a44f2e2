package org.partnerdesk.entitlement.reading;

import java.util.ArrayList;
import java.util.List;
import org.partnerdesk.entitlement.reading.DigitGroups.Group;

/**
 * Reads what may be a ZOID, ZGID or ZUID: 6-12 decimal digits of any digit systems, whole, in groups or not. Where
 * groups may be one number or several, all readings are mentioned; the directory tells which exists.
 */
final class NumberReader {
    private NumberReader() {}

    /** @param addresses of the same text: digits inside them are no numbers */
    static List<Mention> read(Folded folded, Place place, List<Mention> addresses) {
        List<Mention> numbers = new ArrayList<>();
        String text = folded.text();
        NumberNaming naming = null;
        int address = 0;
        int tried = 0;
        for (int i = nextDigit(text, 0);
                i < text.length() && tried++ < TextReader.MOST_TRIED && numbers.size() < TextReader.MOST_READ;
                i = nextDigit(text, i)) {
            while (address < addresses.size() && addresses.get(address).end() <= i) {
                address++;
            }
            if (address < addresses.size() && addresses.get(address).start() <= i) {
                i = addresses.get(address).end();
                continue;
            }
            DigitGroups chain = DigitGroups.at(text, i);
            boolean somethingElse = false;
            for (List<Group> candidate : chain.candidates()) {
                naming = naming == null ? new NumberNaming(folded) : naming;
                int start = candidate.getFirst().start();
                int end = candidate.getLast().end();
                if (isWhole(text, start, end, naming)) {
                    boolean looks = NumberShape.isSomethingElse(text, chain, candidate) || isCode(text, start, naming);
                    Called called = naming.of(start, end, looks);
                    // What calls the whole chain a phone number calls its parts so too.
                    somethingElse |= called == Called.SOMETHING_ELSE
                            && candidate.size() == chain.groups().size();
                    numbers.add(new Mention(
                            Mention.Kind.NUMBER,
                            chain.digits(candidate),
                            called == Called.NOTHING && somethingElse ? Called.SOMETHING_ELSE : called,
                            place,
                            folded.written(start, end),
                            start,
                            end));
                }
            }
            i = chain.end();
        }
        return numbers;
    }

    private static int nextDigit(String text, int from) {
        int i = from;
        while (i < text.length() && !DigitGroups.isDigit(text, i)) {
            i++;
        }
        return i;
    }

    private static boolean isWhole(String text, int start, int end, NumberNaming naming) {
        boolean free =
                (isFree(Letters.before(text, start)) || isBehindParticle(text, start)) && isFree(Letters.at(text, end));
        return free
                || naming.isLabelled(start, end)
                        && !(isGlued(Letters.before(text, start)) && isGlued(Letters.at(text, end)));
    }

    /** Arabic writes <i>and</i>, <i>with</i>, <i>for</i> in one with what follows, a number too (ADR 0026). */
    private static boolean isBehindParticle(String text, int start) {
        return start > 0 && "وفبلك".indexOf(text.charAt(start - 1)) >= 0 && isFree(Letters.before(text, start - 1));
    }

    private static boolean isFree(Letters.Group group) {
        return group == Letters.Group.NONE || group == Letters.Group.BLANKLESS;
    }

    private static boolean isGlued(Letters.Group group) {
        return !isFree(group);
    }

    /** {@code AB-12345678}: Latin letters and a hyphen before the digits make it the number of some thing. */
    private static boolean isCode(String text, int start, NumberNaming naming) {
        if (start < 2 || text.charAt(start - 1) != '-' && text.charAt(start - 1) != '\u2010') {
            return false;
        }
        return Letters.before(text, start - 1) == Letters.Group.OTHER && !naming.isLabelled(start - 1, start);
    }
}
