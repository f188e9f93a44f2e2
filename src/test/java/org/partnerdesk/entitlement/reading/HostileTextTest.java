package org.partnerdesk.entitlement.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading takes whatever is sent to it, in time that grows with its length and no faster. */
class HostileTextTest {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final int LENGTH = 60_000;
    private static final int TRIES = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "1 ",
                "700-",
                "1.",
                "a.",
                "@",
                "a@",
                "a@b.",
                "a@1.1.",
                " @ ",
                "(at)",
                "( at ",
                "%40",
                ")",
                "zoid ",
                "zoid1",
                "zoid 700100101 ",
                "order no ",
                "Aa ",
                "Aa-",
                "customer ",
                "Service Name:\n",
                "Service Name: ",
                "Service Name | ",
                "Service Name (",
                "Customer Primary Email Address Service Name ",
                "Customer Primary Email Address: x Service Name: y ",
                "|",
                "\t",
                "\n",
                " ",
                "e\u0301",
                "\u0301",
                "\u0316\u0301",
                "\u0e33",
                "รหัสองค์กร",
                "ลูกค้า ",
                "معرف ",
                "لل",
                "\u064B",
                "\u200F",
                "\uD800",
                "\uFDFA",
                "\uD835\uDFD5",
                "ü.",
                "ü@ü.ü",
                "7\u0301",
                "7\u200B",
                "a\u0301\u0316\u0301\u0316\u0301\u0316\u0301\u0316\u0301",
                "((((",
                "[at][dot]",
                "700.100-101 ",
                "7-",
                "+7 ",
                "Customer Primary Email Address\n",
                "order no 700100101, ",
                "customer Harbor Freightways ",
                "ก ",
                "مدارس الأفق\n",
                "و7",
                "harbor-freightways.example ",
            })
    void timeGrowsWithLengthAndNoFaster(String pattern) {
        String once = repeat(pattern, LENGTH);
        String fourfold = repeat(pattern, 4 * LENGTH);
        readAll(repeat(pattern, LENGTH / 10));

        long short1 = fastest(once);
        long long4 = fastest(fourfold);

        // Quadratic reading would take 16 times as long; the rest is for a machine that is shared.
        assertThat(long4).isLessThan(9 * Math.max(short1, 10_000_000L));
    }

    @Property(tries = 2_000)
    void readingNeverThrows(@ForAll("anyText") String text) {
        assertThatCode(() -> readAll(text)).doesNotThrowAnyException();
    }

    @Property(tries = 2_000)
    void whatIsReadStandsInTheText(@ForAll("anyText") String text) {
        for (Mention mention : TextReader.read(Folded.of(text), Place.OWN_WORDS)) {
            assertThat(text).contains(mention.written());
            assertThat(mention.key()).isNotEmpty();
        }
    }

    /** Pieces that reading cares about, shuffled, with any characters between. */
    @Provide
    Arbitrary<String> anyText() {
        Arbitrary<String> pieces = Arbitraries.of(
                "@",
                ".",
                "-",
                " ",
                "\n",
                "\t",
                ":",
                "(at)",
                "(dot)",
                "[",
                "]",
                "|",
                "%40",
                "700100101",
                "٧٠٠",
                "๗๐๐",
                "zoid",
                "Org ID",
                "order",
                "rows",
                "it",
                "harbor.example",
                "Customer Primary Email Address",
                "customer",
                "Service Name",
                "معرف المنظمة",
                "รหัสองค์กร",
                "ลูกค้า",
                "\u200F",
                "\u0301",
                "\u064B",
                "\u0000",
                "\uD835\uDFCE",
                "\uD835",
                "\u0130",
                "ﷺ",
                "ﬁ",
                "&",
                "A",
                "ü");
        return Arbitraries.frequencyOf(
                        Tuple.of(4, pieces), Tuple.of(1, Arbitraries.strings().ofMaxLength(3)), Tuple.of(1, anyChar()))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> anyChar() {
        return Arbitraries.chars().range('\u0000', '\uFFFF').map(String::valueOf);
    }

    private static long fastest(String text) {
        return IntStream.range(0, TRIES)
                .mapToLong(i -> {
                    long start = CLOCK.getCurrentThreadCpuTime();
                    readAll(text);
                    return CLOCK.getCurrentThreadCpuTime() - start;
                })
                .min()
                .orElseThrow();
    }

    private static void readAll(String text) {
        Folded folded = Folded.of(text);
        TemplateReader.read(folded);
        List<Mention> mentions = TextReader.read(folded, Place.OWN_WORDS);
        assertThat(mentions.size()).isLessThanOrEqualTo(4 * TextReader.MOST_OF_A_KIND);
    }

    private static String repeat(String pattern, int length) {
        return pattern.repeat(length / pattern.length());
    }
}
