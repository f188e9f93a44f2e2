package org.partnerdesk.platform.languages;

import static java.util.Objects.requireNonNull;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeDateTimeUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Style;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.Chronology;
import java.time.chrono.IsoChronology;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Map;

/**
 * Dates, lengths of time and numbers as one reader writes them: in the reader's language and zone, seen from
 * {@code now}. Thai years are Buddhist; digits are Western in every language, as in the vendor's own pages.
 */
public record Wording(Language language, ZoneId zone, Instant now) {
    private static final Map<Language, Formats> FORMATS = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            FORMATS.put(language, Formats.of(language));
        }
    }

    /** How long ago or ahead, in the largest unit that fits: "48 min ago", "in 3 h". */
    public String ago(Instant at) {
        Duration away = Duration.between(now, at);
        RelativeDateTimeFormatter relative = formats().relative;
        if (away.abs().toMinutes() < 1) {
            return relative.format(0, RelativeDateTimeUnit.SECOND);
        }
        if (away.abs().toMinutes() < 60) {
            return relative.format(away.toMinutes(), RelativeDateTimeUnit.MINUTE);
        }
        if (away.abs().toHours() < 24) {
            return relative.format(away.toHours(), RelativeDateTimeUnit.HOUR);
        }
        if (away.abs().toDays() < 30) {
            return relative.format(away.toDays(), RelativeDateTimeUnit.DAY);
        }
        return day(at.atZone(zone).toLocalDate());
    }

    /** A length of time in its two largest units down to the minute: "1 hr, 12 min". Less than a minute is none. */
    public String length(Duration length) {
        Duration positive = length.abs();
        MeasureFormat measures = formats().measures;
        long days = positive.toDays();
        int hours = positive.toHoursPart();
        int minutes = positive.toMinutesPart();
        Measure inHours = new Measure(hours, MeasureUnit.HOUR);
        if (days > 0) {
            Measure inDays = new Measure(days, MeasureUnit.DAY);
            return hours == 0 ? measures.formatMeasures(inDays) : measures.formatMeasures(inDays, inHours);
        }
        Measure inMinutes = new Measure(minutes, MeasureUnit.MINUTE);
        if (hours > 0) {
            return minutes == 0 ? measures.formatMeasures(inHours) : measures.formatMeasures(inHours, inMinutes);
        }
        return measures.formatMeasures(inMinutes);
    }

    /** A moment as short as it stays clear: the time of today, with the weekday within six days, else with the date. */
    public String moment(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        long today = now.atZone(zone).toLocalDate().toEpochDay();
        long days = Math.abs(there.toLocalDate().toEpochDay() - today);
        Formats formats = formats();
        return (days == 0 ? formats.time : days < 7 ? formats.weekday : formats.date).format(there);
    }

    /** A moment in full, with year and zone: what hovering and screen readers give. */
    public String exact(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        Formats formats = formats();
        return formats.full.format(there) + " " + formats.time.format(there) + " " + formats.zone.format(there);
    }

    public String day(LocalDate day) {
        return formats().day.format(day);
    }

    /** A quantity with the language's grouping. Never for identifiers. */
    public String number(long number) {
        return formats().numbers.format(number).toString();
    }

    /** The same with its decimals, which the caller has rounded. */
    public String number(double number) {
        return formats().numbers.format(number).toString();
    }

    /** The zone as people of this language call it, such as "Central European Time". */
    public String zoneName() {
        return zone.getDisplayName(TextStyle.FULL, language.locale());
    }

    private Formats formats() {
        return requireNonNull(FORMATS.get(language));
    }

    /** Made once: each of these costs milliseconds to build and nothing to share. */
    private record Formats(
            RelativeDateTimeFormatter relative,
            MeasureFormat measures,
            LocalizedNumberFormatter numbers,
            DateTimeFormatter time,
            DateTimeFormatter weekday,
            DateTimeFormatter date,
            DateTimeFormatter day,
            DateTimeFormatter full,
            DateTimeFormatter zone) {

        static Formats of(Language language) {
            ULocale locale = ULocale.forLocale(language.locale());
            return new Formats(
                    RelativeDateTimeFormatter.getInstance(
                            locale, null, Style.SHORT, DisplayContext.CAPITALIZATION_NONE),
                    // Arabic short units are single letters that few read as such. The page's script counts on in the
                    // browser with the same data (CLDR) and the same width: parts.js, Intl.DurationFormat.
                    MeasureFormat.getInstance(
                            ULocale.forLanguageTag(language.code()),
                            language == Language.AR ? FormatWidth.WIDE : FormatWidth.SHORT),
                    NumberFormatter.withLocale(locale),
                    dates("Hm", language),
                    dates("EHm", language),
                    dates("MMMdHm", language),
                    dates("yMMMd", language),
                    dates("yMMMMEEEEd", language),
                    DateTimeFormatter.ofPattern("z", language.locale()));
        }

        private static DateTimeFormatter dates(String fields, Language language) {
            Chronology calendar = language == Language.TH ? ThaiBuddhistChronology.INSTANCE : IsoChronology.INSTANCE;
            // Not DateTimeFormatter.ofLocalizedPattern: that looks the pattern up while formatting, and in JDK 25 two
            // threads doing so for the first time meet a map that one of them has not filled yet.
            String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(fields, calendar, language.locale());
            return DateTimeFormatter.ofPattern(pattern, language.locale()).withChronology(calendar);
        }
    }
}
