package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.partnerdesk.commitments.Installation.Problem;
import org.partnerdesk.commitments.PolicySpec.Counts;
import org.partnerdesk.commitments.PolicySpec.Row;
import org.partnerdesk.commitments.PolicySpec.Window;

/** Severity x partner tier x request type x data centre. */
class PolicyMatrixTest {
    private static final Set<String> CALENDARS = Set.of("US", "EU");

    private final List<Row> rows = new ArrayList<>(List.of(row("S1"), row("S2"), row("S3"), row("S4")));

    @Test
    void requestTypeGoesBeforeTierAndTierBeforeDataCentre() {
        rows.add(row("S3", null, null, "EU", 1, Counts.WORKING));
        rows.add(row("S3", "premium", null, null, 2, Counts.WORKING));
        rows.add(row("S3", null, "Upgrades", null, 3, Counts.WORKING));
        rows.add(row("S3", "premium", "Upgrades", null, 4, Counts.WORKING));

        assertThat(hours("US", null, null)).isEqualTo(10);
        assertThat(hours("EU", null, null)).isEqualTo(1);
        assertThat(hours("EU", "premium", null)).isEqualTo(2);
        assertThat(hours("EU", "advanced", "Upgrades")).isEqualTo(3);
        assertThat(hours("US", "Premium", "Upgrades")).isEqualTo(4);
    }

    @Test
    void aTicketOfWhichNobodySaidItIsOfTheDefaultType() {
        rows.add(row("S3", null, "Technical Support", null, 5, Counts.WORKING));

        assertThat(hours("US", null, null)).isEqualTo(5);
        assertThat(hours("US", null, "Upgrades")).isEqualTo(10);
    }

    @Test
    void aRowInCalendarTimeRunsRoundTheClock() {
        Row calendar = row("S3", null, null, "EU", 1, Counts.CALENDAR);

        assertThat(MatrixRow.roundTheClock(calendar, null)).isTrue();
        assertThat(MatrixRow.roundTheClock(row("S3"), "outage")).isFalse();
    }

    @Test
    void namesEachHoleAsShortlyAsItCan() {
        rows.removeIf(row -> row.severity().equals("S3") || row.severity().equals("S4"));
        rows.add(row("S3", "authorised", null, null, 1, Counts.WORKING));
        rows.add(row("S3", "advanced", null, null, 1, Counts.WORKING));
        rows.add(row("S3", "premium", null, "US", 1, Counts.WORKING));

        assertThat(problems())
                .contains(new Problem("policy.row.missing", "S4"), new Problem("policy.row.missing.untiered", "S3"))
                .contains(new Problem("policy.row.missing", "S3 x premium x Upgrades x EU"))
                .doesNotContain(new Problem("policy.row.missing", "S3 x advanced"));
    }

    @Test
    void namesATierWithoutARow() {
        rows.removeIf(row -> row.severity().equals("S3"));
        rows.add(row("S3", "authorised", null, null, 1, Counts.WORKING));
        rows.add(row("S3", "advanced", null, null, 1, Counts.WORKING));

        assertThat(problems())
                .containsExactly(
                        new Problem("policy.row.missing", "S3 x premium"),
                        new Problem("policy.row.missing.untiered", "S3"));
    }

    @Test
    void refusesWhatItDoesNotKnowAndWhatIsThereTwice() {
        rows.add(row("S1", "gold", null, null, 1, Counts.WORKING));
        rows.add(row("S1", null, "Complaints", null, 1, Counts.WORKING));
        rows.add(row("S1", null, null, "MARS", 1, Counts.WORKING));
        rows.add(row("S2", "premium", null, "EU", 1, Counts.WORKING));
        rows.add(row("S2", "Premium", null, "EU", 1, Counts.CALENDAR));

        assertThat(problems())
                .containsExactly(
                        new Problem("policy.tier.unknown", "S1 x gold"),
                        new Problem("policy.type.unknown", "S1 x Complaints"),
                        new Problem("policy.centre.unknown", "S1 x MARS"),
                        new Problem("policy.row.twice", "S2 x Premium x EU"));
    }

    @Test
    void aVersionStoredBeforeThereWereTypesIsReadAndStaysTheSame() {
        String stored = """
                {"calendar": "US", "rows": [{"severity": "S1", "tier": null, "sample": false,
                 "acknowledged": {"goal": "PT1H", "limit": "PT3H"}, "determined": null, "resolved": null,
                 "updateEvery": null, "roundTheClockFor": ["outage"]}]}""";

        PolicySpec policy = Rules.BODIES.readValue(stored, PolicySpec.class);

        assertThat(MatrixRow.find(policy, new Terms("S1", "EU", "premium", null, "Upgrades")))
                .contains(policy.rows().getFirst());
        assertThat(Rules.BODIES.writeValueAsString(policy))
                .as("so that the same preset makes no version")
                .doesNotContain("requestType", "dataCentre", "counts");
    }

    private List<Problem> problems() {
        return PolicyCheck.problems(new PolicySpec("US", rows, List.of()), CALENDARS);
    }

    private long hours(String dataCentre, @Nullable String tier, @Nullable String type) {
        Row row = MatrixRow.find(new PolicySpec("US", rows, List.of()), new Terms("S3", dataCentre, tier, null, type))
                .orElseThrow();
        return row.acknowledged().goal().toHours();
    }

    private static Row row(String severity) {
        return row(severity, null, null, null, 10, null);
    }

    private static Row row(
            String severity,
            @Nullable String tier,
            @Nullable String type,
            @Nullable String dataCentre,
            int hours,
            @Nullable Counts counts) {
        Duration time = Duration.ofHours(hours);
        return new Row(
                severity, tier, true, new Window(time, time), null, null, null, List.of(), type, dataCentre, counts);
    }
}
