package org.partnerdesk.entitlement;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules of identity.md, "Which verdict": the first whose condition holds gives the verdict. */
enum VerdictRule {
    SERVICE_IS_EXCLUDED(Facts::serviceIsExcluded, facts -> Verdict.EXCLUDED_SERVICE),
    DIRECTORY_IS_SILENT(facts -> !facts.directoryAnswered(), facts -> Verdict.DIRECTORY_UNAVAILABLE),
    ACCOUNTS_COMPETE(facts -> facts.customer() instanceof Customer.Disputed, facts -> Verdict.AMBIGUOUS),
    ACCOUNT_IS_KNOWN(facts -> facts.count() != null, Facts::accountClass),
    ONLY_UNMAPPED_FOUND(Facts::onlyUnmapped, facts -> Verdict.UNMAPPED_PARTNER),
    SOMEBODY_NOBODY_KNOWS(Facts::nobodyKnows, facts -> Verdict.NOT_FOUND),
    NOTHING_SETTLES_IT(facts -> true, facts -> Verdict.NO_IDENTIFIER);

    private final Predicate<Facts> holds;
    private final Function<Facts, Verdict> verdict;

    VerdictRule(Predicate<Facts> holds, Function<Facts, Verdict> verdict) {
        this.holds = holds;
        this.verdict = verdict;
    }

    /**
     * What the rules look at.
     *
     * @param deciding evidence that may decide: the fields, and the own words when the customer field is open
     * @param count the settled account's licences; null when no account is settled
     */
    record Facts(
            boolean serviceIsExcluded,
            boolean directoryAnswered,
            Customer customer,
            List<Evidence> deciding,
            @Nullable LicenceCount count) {

        private Verdict accountClass() {
            return count == null ? Verdict.NO_IDENTIFIER : count.accountClass();
        }

        private boolean onlyUnmapped() {
            return !anyMapped() && deciding.stream().anyMatch(e -> !e.unmapped().isEmpty());
        }

        /** A weak find of a mapped account is an offer to be taken, whatever else was named. */
        private boolean nobodyKnows() {
            return !anyMapped() && deciding.stream().anyMatch(Evidence::isNobodys);
        }

        private boolean anyMapped() {
            return deciding.stream().anyMatch(e -> !e.mapped().isEmpty());
        }
    }

    static Verdict first(Facts facts) {
        for (VerdictRule rule : values()) {
            if (rule.holds.test(facts)) {
                return rule.verdict.apply(facts);
            }
        }
        throw new IllegalStateException("The last rule always holds");
    }
}
