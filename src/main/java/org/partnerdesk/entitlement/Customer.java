package org.partnerdesk.entitlement;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.KeyKind;
import org.partnerdesk.directory.Match;
import org.partnerdesk.entitlement.reading.Place;

/** Who a ticket is about, as far as the desk may decide it by itself. */
sealed interface Customer {
    /** One account, and what settled it. */
    record Settled(Account account, Match match, Evidence by) implements Customer {}

    /** Fields that disagree, or words that name two accounts. */
    record Disputed() implements Customer {}

    /** Nothing that settles it. */
    record Unsettled() implements Customer {}

    /**
     * What an agent confirmed, then the fields, then the own words if the customer field is open to be filled. Only mapped accounts decide.
     *
     * @param fieldOpen the customer field is empty, or holds what the desk put there and no longer finds
     * @param mayFill {@code identity.fill} is {@code confident}
     */
    static Customer of(List<Evidence> evidence, boolean filledByDesk, boolean fieldOpen, boolean mayFill) {
        List<Evidence> confirmed = evidence.stream()
                .filter(e ->
                        e.mention().place() == Place.CONFIRMED && !e.mapped().isEmpty())
                .toList();
        if (!confirmed.isEmpty()) {
            return fromFields(confirmed);
        }
        List<Evidence> fields = evidence.stream()
                .filter(e -> e.mention().place().isField())
                .filter(e -> e.mapped().stream().anyMatch(m -> m.kind() != KeyKind.NAME))
                .toList();
        List<Evidence> typed = fields.stream()
                .filter(e -> e.mention().place() == Place.ORGANISATION_FIELD)
                .toList();
        if (!fields.isEmpty()) {
            // What a person typed outweighs what the desk once concluded.
            return fromFields(filledByDesk && !typed.isEmpty() ? typed : fields);
        }
        return fieldOpen ? fromWords(evidence, mayFill) : new Unsettled();
    }

    private static Customer fromFields(List<Evidence> fields) {
        Set<String> common = new HashSet<>(fields.getFirst().mappedZoids());
        fields.forEach(e -> common.retainAll(e.mappedZoids()));
        return common.size() == 1 ? settled(common.iterator().next(), fields) : new Disputed();
    }

    private static Customer fromWords(List<Evidence> evidence, boolean mayFill) {
        List<Evidence> words = evidence.stream()
                .filter(e ->
                        !e.mention().place().isField() && !e.mention().place().isBackground())
                .filter(e -> e.isPersonOrIdentifier() && !e.mapped().isEmpty())
                .toList();
        List<Evidence> strong = words.stream().filter(Evidence::isStrong).toList();
        Set<String> zoids = new HashSet<>();
        words.forEach(e -> zoids.addAll(e.mappedZoids()));
        if (strong.isEmpty()) {
            return new Unsettled();
        }
        if (zoids.size() > 1) {
            return new Disputed();
        }
        return mayFill ? settled(zoids.iterator().next(), strong) : new Unsettled();
    }

    private static Customer settled(String zoid, List<Evidence> evidence) {
        record Way(Evidence by, Match match) {}
        Optional<Way> best = evidence.stream()
                .flatMap(e -> e.mapped().stream().map(m -> new Way(e, m)))
                .filter(w -> w.match().account().zoid().equals(zoid))
                .min((a, b) -> a.match().kind().compareTo(b.match().kind()));
        return best.<Customer>map(w -> new Settled(w.match().account(), w.match(), w.by()))
                .orElseGet(Unsettled::new);
    }
}
