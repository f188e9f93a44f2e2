package org.partnerdesk.entitlement;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Match;
import org.partnerdesk.entitlement.reading.Mention;
import org.partnerdesk.entitlement.reading.Place;

/** The accounts that are offered to the agent: one offer an account, by its best key, the best first. */
final class Finds {
    private static final int MOST = 20;

    private record Lead(Mention mention, Match match) {
        Find find() {
            return new Find(
                    match.kind(),
                    mention.written(),
                    source(mention.place()),
                    match.account().zoid(),
                    match.account().name(),
                    match.account().superAdminEmail(),
                    match.mapped());
        }
    }

    private Finds() {}

    /**
     * Fields and own words; what stands in the background only if those gave nothing.
     *
     * @param settled zoid of the account that needs no offer any more, or null
     */
    static List<Find> of(List<Evidence> evidence, @Nullable String settled) {
        boolean foundInFront = evidence.stream()
                .anyMatch(e -> e.isFound() && !e.mention().place().isBackground());
        Map<String, Lead> byAccount = new LinkedHashMap<>();
        evidence.stream()
                .filter(e -> !foundInFront || !e.mention().place().isBackground())
                .flatMap(e -> Stream.concat(e.mapped().stream(), e.unmapped().stream())
                        .map(match -> new Lead(e.mention(), match)))
                .filter(lead -> !lead.match().account().zoid().equals(settled))
                .sorted(Comparator.comparing((Lead lead) -> !lead.match().mapped())
                        .thenComparing(lead -> lead.match().kind())
                        .thenComparing(lead -> lead.mention().place())
                        .thenComparing(lead -> lead.mention().start()))
                .forEach(lead -> byAccount.putIfAbsent(lead.match().account().zoid(), lead));
        return byAccount.values().stream().limit(MOST).map(Lead::find).toList();
    }

    static Passage.@Nullable Source source(Place place) {
        return place.isField() ? null : Passage.Source.valueOf(place.name());
    }
}
