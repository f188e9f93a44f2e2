package org.partnerdesk.directory.imports.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.chrono.ThaiBuddhistDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partnerdesk.platform.text.WesternDigits;

/**
 * Days as {@code 2026-03-02}. A year of the Buddhist or the Islamic calendar (Umm al-Qura) is not taken, for it would be
 * a guess; but the day that is most likely meant is told.
 */
final class Days {
    private static final Pattern DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");

    private Days() {}

    static Cell read(String cell, Known known) {
        Matcher day = DAY.matcher(WesternDigits.of(cell));
        if (!day.matches()) {
            return Cell.refused(LineRefusal.NOT_A_DATE);
        }
        int year = Integer.parseInt(day.group(1));
        int month = Integer.parseInt(day.group(2));
        int dayOfMonth = Integer.parseInt(day.group(3));
        try {
            if (year >= 2443 && year <= 2743) {
                return Cell.refused(
                        LineRefusal.BUDDHIST_DATE,
                        LocalDate.from(ThaiBuddhistDate.of(year, month, dayOfMonth))
                                .toString());
            }
            if (year >= 1300 && year <= 1500) {
                return Cell.refused(
                        LineRefusal.HIJRI_DATE,
                        LocalDate.from(HijrahDate.of(year, month, dayOfMonth)).toString());
            }
            return year < 1900 || year > 2442
                    ? Cell.refused(LineRefusal.NOT_A_DATE)
                    : Cell.of(LocalDate.of(year, month, dayOfMonth).toString());
        } catch (DateTimeException e) {
            return Cell.refused(LineRefusal.NOT_A_DATE);
        }
    }
}
