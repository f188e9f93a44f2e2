package org.partnerdesk.directory.imports.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.text.EmailAddress;
import org.partnerdesk.platform.text.WesternDigits;
import tools.jackson.databind.json.JsonMapper;

/** How each sort of cell is read. */
final class Cells {
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_LIST = 1_000;
    private static final long MOST = 1_000_000_000;
    static final String GUARD = "'";
    private static final String FORMULA_SIGNS = "=+-@\t\r";
    private static final Pattern BETWEEN = Pattern.compile("[\\s,|]+");
    private static final Pattern TIER = Pattern.compile("([A-Za-z]{2,10})=([A-Za-z-]{1,50})");

    private Cells() {}

    /** Programs that open a table would run what begins like a formula. */
    static Cell text(String cell, Known known) {
        if (isFormula(cell)) {
            return Cell.refused(LineRefusal.FORMULA);
        }
        return cell.length() > LONGEST_TEXT ? Cell.refused(LineRefusal.TOO_LONG) : Cell.of(cell);
    }

    static boolean isFormula(String cell) {
        return !cell.isEmpty() && FORMULA_SIGNS.indexOf(cell.charAt(0)) >= 0;
    }

    /** The cell without the apostrophe that kept a program from running it. */
    static String bare(String cell) {
        return cell.startsWith(GUARD) && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    static Cell identifier(String cell, Known known) {
        String digits = WesternDigits.of(cell);
        return isIdentifier(digits) ? Cell.of(digits) : Cell.refused(LineRefusal.NOT_AN_IDENTIFIER);
    }

    static Cell identifiers(String cell, Known known) {
        List<String> numbers = new ArrayList<>();
        for (String part : parts(cell)) {
            String digits = WesternDigits.of(part);
            if (!isIdentifier(digits)) {
                return Cell.refused(LineRefusal.NOT_AN_IDENTIFIER);
            }
            numbers.add(digits);
        }
        return list(numbers);
    }

    static Cell address(String cell, Known known) {
        return EmailAddress.parse(cell).map(Cell::of).orElseGet(() -> Cell.refused(LineRefusal.NOT_AN_ADDRESS));
    }

    static Cell superAdmin(String cell, Known known) {
        boolean several =
                parts(cell).stream().filter(part -> part.indexOf('@') > 0).count() > 1;
        return several ? Cell.refused(LineRefusal.TWO_SUPER_ADMINS) : address(cell, known);
    }

    static Cell domains(String cell, Known known) {
        List<String> domains = new ArrayList<>();
        for (String part : parts(cell)) {
            Optional<String> address = EmailAddress.parse("x@" + part);
            if (address.isEmpty()) {
                return Cell.refused(LineRefusal.NOT_A_DOMAIN);
            }
            domains.add(address.get().substring(2));
        }
        return list(domains);
    }

    static Cell dataCentre(String cell, Known known) {
        String code = cell.toUpperCase(Locale.ROOT);
        return known.regions().containsKey(code) ? Cell.of(code) : Cell.refused(LineRefusal.UNKNOWN_DATA_CENTRE);
    }

    static Cell region(String cell, Known known) {
        String code = cell.toUpperCase(Locale.ROOT);
        return known.regions().containsValue(code) ? Cell.of(code) : Cell.refused(LineRefusal.UNKNOWN_REGION);
    }

    static Cell service(String cell, Known known) {
        String code = known.services().get(Known.lower(cell));
        return code == null ? Cell.refused(LineRefusal.UNKNOWN_SERVICE) : Cell.of(code);
    }

    static Cell quantity(String cell, Known known) {
        String digits = WesternDigits.of(cell);
        boolean negative = digits.startsWith("-");
        String bare = negative ? digits.substring(1) : digits;
        if (bare.isEmpty() || !bare.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Cell.refused(LineRefusal.NOT_A_QUANTITY);
        }
        if (negative) {
            return Cell.refused(LineRefusal.NEGATIVE_QUANTITY);
        }
        boolean absurd = bare.length() > 18 || Long.parseLong(bare) > MOST;
        return absurd ? Cell.refused(LineRefusal.ABSURD_QUANTITY) : Cell.of(bare);
    }

    static Cell language(String cell, Known known) {
        return Language.of(cell.toLowerCase(Locale.ROOT))
                .map(language -> Cell.of(language.code()))
                .orElseGet(() -> Cell.refused(LineRefusal.NO_SUCH_VALUE));
    }

    /** {@code US=premium EU=advanced} as JSON. */
    static Cell tiers(String cell, Known known) {
        Map<String, String> tiers = new LinkedHashMap<>();
        for (String part : parts(cell)) {
            var tier = TIER.matcher(part);
            if (!tier.matches()) {
                return Cell.refused(LineRefusal.NO_SUCH_VALUE);
            }
            String region = tier.group(1).toUpperCase(Locale.ROOT);
            if (!known.regions().containsValue(region)) {
                return Cell.refused(LineRefusal.UNKNOWN_REGION);
            }
            tiers.put(region, tier.group(2).toLowerCase(Locale.ROOT));
        }
        return Cell.of(JsonMapper.shared().writeValueAsString(tiers));
    }

    static <E extends Enum<E>> FactColumn.Read oneOf(Class<E> type) {
        return (cell, known) -> {
            String name = cell.toUpperCase(Locale.ROOT);
            for (E value : type.getEnumConstants()) {
                if (value.name().equals(name)) {
                    return Cell.of(name);
                }
            }
            return Cell.refused(LineRefusal.NO_SUCH_VALUE);
        };
    }

    private static boolean isIdentifier(String digits) {
        return digits.length() >= 6 && digits.length() <= 12 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<String> parts(String cell) {
        return BETWEEN.splitAsStream(cell)
                .filter(part -> !part.isEmpty())
                .limit(LONGEST_LIST)
                .toList();
    }

    /** An array as PostgreSQL spells it; sorted, since the order of such a list says nothing. */
    private static Cell list(List<String> values) {
        return Cell.of(
                "{" + String.join(",", values.stream().sorted().distinct().toList()) + "}");
    }
}
