package org.partnerdesk.entitlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.KeyKind;
import org.partnerdesk.directory.Match;
import org.partnerdesk.entitlement.reading.Called;
import org.partnerdesk.entitlement.reading.Mention;

/**
 * A mention and what the directory makes of it.
 *
 * @param mapped accounts of the sender's partner it leads to, by the best kind of key only (D4)
 * @param unmapped the same for accounts of others
 * @param shaded a longer reading of the same digits was found, so that finding nothing says nothing
 */
record Evidence(Mention mention, Standing standing, List<Match> mapped, List<Match> unmapped, boolean shaded) {

    private static final Comparator<Match> ONE_ORDER =
            Comparator.comparing((Match m) -> m.account().zoid()).thenComparing(Match::kind);

    /** All mentions with their matches; a reading inside a longer one that leads to as much is dropped. */
    static List<Evidence> of(List<Mention> mentions, NeverCounts neverCounts, List<Match> matches) {
        Map<String, List<Match>> byKey = new HashMap<>();
        matches.forEach(
                m -> byKey.computeIfAbsent(m.key(), k -> new ArrayList<>()).add(m));
        List<Evidence> all = new ArrayList<>();
        for (Mention mention : mentions) {
            Standing standing = neverCounts.standing(mention);
            if (standing != Standing.NEVER) {
                all.add(of(mention, standing, byKey));
            }
        }
        return all.stream()
                .filter(e -> !e.isInsideFound(all))
                .map(e -> e.shadedBy(all))
                .toList();
    }

    private static Evidence of(Mention mention, Standing standing, Map<String, List<Match>> byKey) {
        List<Match> leads = Stream.of(mention.key(), mention.domain())
                .distinct()
                .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                .filter(match -> fits(match, mention, standing))
                .toList();
        return new Evidence(mention, standing, best(leads, mention, true), best(leads, mention, false), false);
    }

    private static boolean fits(Match match, Mention mention, Standing standing) {
        boolean user = match.kind() == KeyKind.SUPER_ADMIN_EMAIL || match.kind() == KeyKind.USER_EMAIL;
        boolean organisation = match.kind() == KeyKind.ZOID || match.kind() == KeyKind.ZGID;
        boolean kindFits = switch (mention.kind()) {
            case ADDRESS -> user || match.kind() == KeyKind.DOMAIN;
            case NUMBER -> organisation || match.kind() == KeyKind.ZUID;
            case DOMAIN -> match.kind() == KeyKind.DOMAIN;
            case NAME -> match.kind() == KeyKind.NAME;
        };
        boolean isOfferedOnly = mention.called() == Called.SOMETHING_ELSE;
        return kindFits
                && (standing == Standing.COUNTS || match.mapped() && user)
                && (!isOfferedOnly || match.mapped() && organisation);
    }

    /** A number that is called a ZUID is one first; else the order of D4, where ZOID and ZGID are equals. */
    private static List<Match> best(List<Match> leads, Mention mention, boolean mapped) {
        ToIntFunction<Match> rank = match -> switch (match.kind()) {
            case ZUID -> mention.called() == Called.USER ? -1 : KeyKind.ZUID.ordinal();
            case ZOID, ZGID -> KeyKind.ZOID.ordinal();
            default -> match.kind().ordinal();
        };
        List<Match> own = leads.stream().filter(m -> m.mapped() == mapped).toList();
        int best = own.stream().mapToInt(rank).min().orElse(0);
        return own.stream()
                .filter(m -> rank.applyAsInt(m) == best)
                .sorted(ONE_ORDER)
                .toList();
    }

    boolean isFound() {
        return !mapped.isEmpty() || !unmapped.isEmpty();
    }

    /** Whether it was said about a customer and no account answers to it. */
    boolean isNobodys() {
        boolean address = mention.kind() == Mention.Kind.ADDRESS && standing == Standing.COUNTS;
        boolean identifier = mention.called() == Called.ORGANISATION || mention.called() == Called.USER;
        return !isFound() && !shaded && (address || identifier);
    }

    /** An address or an identifier, which may settle who the customer is; not a mere domain or name. */
    boolean isPersonOrIdentifier() {
        boolean kind = mention.kind() == Mention.Kind.ADDRESS || mention.kind() == Mention.Kind.NUMBER;
        return kind && mention.called() != Called.SOMETHING_ELSE;
    }

    boolean isStrong() {
        return mapped.stream().anyMatch(m -> m.kind().isStrong());
    }

    Set<String> mappedZoids() {
        Set<String> zoids = new HashSet<>();
        mapped.forEach(m -> zoids.add(m.account().zoid()));
        return zoids;
    }

    boolean leadsTo(Account account) {
        return mapped.stream().anyMatch(m -> m.account().zoid().equals(account.zoid()));
    }

    /** What leads to the partner's own account is hidden only by what does too: a foreign account must not be told by it (D5). */
    private boolean isInsideFound(List<Evidence> all) {
        boolean mayBePart = mention.kind() == Mention.Kind.NUMBER || mention.kind() == Mention.Kind.NAME;
        return mayBePart
                && all.stream()
                        .anyMatch(o -> (mapped.isEmpty() ? o.isFound() : !o.mapped.isEmpty())
                                && o.mention.length() > mention.length()
                                && o.mention.kind() == mention.kind()
                                && o.mention.overlaps(mention));
    }

    private Evidence shadedBy(List<Evidence> all) {
        boolean other = mention.kind() == Mention.Kind.NUMBER
                && !isFound()
                && all.stream().anyMatch(o -> o.isFound() && o.mention.overlaps(mention));
        return other ? new Evidence(mention, standing, mapped, unmapped, true) : this;
    }
}
