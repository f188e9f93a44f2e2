package org.partnerdesk.entitlement.reading;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnerdesk.directory.Service;

/** Which services of a catalogue are named: whole words, the longest name at each place. */
public final class ServiceReader {
    private static final int MOST_NAMED = 1_000;

    private final Phrases<String> inText;
    private final Phrases<String> inField;

    public ServiceReader(Collection<Service> catalogue) {
        Map<String, String> names = new HashMap<>();
        Map<String, String> shortNames = new HashMap<>();
        for (Service service : catalogue) {
            names.put(service.name(), service.code());
            service.aliases().forEach(alias -> names.put(alias, service.code()));
            shortNames.put(service.code(), service.code());
            shortNames.put(behindFirstWord(service.name()), service.code());
        }
        inText = new Phrases<>(names, false);
        shortNames.putAll(names);
        inField = new Phrases<>(shortNames, false);
    }

    /** Codes of all services named in the text. */
    public Set<String> named(Folded text) {
        return codes(inText, text);
    }

    /** The one service that a field's content stands for: a code, a name, or a name without the vendor's in front. */
    public Optional<String> field(String content) {
        Folded folded = Folded.of(content);
        Set<String> full = codes(inText, folded);
        Set<String> named = full.isEmpty() ? codes(inField, folded) : full;
        return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
    }

    private static Set<String> codes(Phrases<String> phrases, Folded text) {
        Set<String> codes = new HashSet<>();
        List<Phrases.Hit<String>> hits = phrases.in(text, MOST_NAMED);
        hits.forEach(hit -> codes.add(hit.meaning()));
        return codes;
    }

    private static String behindFirstWord(String name) {
        return name.substring(name.indexOf(' ') + 1);
    }
}
