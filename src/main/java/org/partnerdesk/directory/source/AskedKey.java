package org.partnerdesk.directory.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Stream;
import org.partnerdesk.directory.Keys;

/** Something that the source can be asked for. Names it is not asked for. */
record AskedKey(Kind kind, String value) {
    /** What a request may name beyond these is not asked for: a query must stay as short as servers take it. */
    static final int MOST = 20;

    private static final int LONGEST = 120;

    /** A number is asked for as an organisation's and as a person's. */
    enum Kind {
        EMAIL("email"),
        NUMBER("zoid", "zuid"),
        DOMAIN("domain");

        private final List<String> parameters;

        Kind(String... parameters) {
            this.parameters = List.of(parameters);
        }
    }

    /** Those of each kind that were named first. */
    static List<AskedKey> of(Keys keys) {
        return Stream.of(
                        keys.emails().stream().map(email -> new AskedKey(Kind.EMAIL, email)),
                        keys.numbers().stream().map(number -> new AskedKey(Kind.NUMBER, number)),
                        keys.domains().stream().map(domain -> new AskedKey(Kind.DOMAIN, domain)))
                .flatMap(ofAKind ->
                        ofAKind.filter(key -> key.encoded().length() <= LONGEST).limit(MOST))
                .toList();
    }

    /** The domain of an address; the value of any other key. */
    String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    /** The parameters of a query. */
    Stream<String> parameters() {
        return kind.parameters.stream().map(parameter -> parameter + "=" + encoded());
    }

    private String encoded() {
        return URLEncoder.encode(value, UTF_8);
    }
}
