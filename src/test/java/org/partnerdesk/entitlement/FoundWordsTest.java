package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.directory.KeyKind;
import org.partnerdesk.entitlement.FoundWords.Lead;
import org.partnerdesk.entitlement.FoundWords.Stretch;

/** The words that led to a customer are told apart where they stand. */
class FoundWordsTest {
    private final VerdictDesk desk = VerdictDesk.confident();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            it@harbor-freightways.example is the admin   | [it@harbor-freightways.example] is the admin
            it (at) harbor-freightways (dot) example!    | [it (at) harbor-freightways (dot) example]!
            ZOID 700-100-101 and again ٧٠٠١٠٠١٠١         | ZOID [700-100-101] and again [٧٠٠١٠٠١٠١]
            order 1700100101, ZOID 700100101             | order 1700100101, ZOID [700100101]
            รหัสองค์กร๗๐๐๑๐๐๑๐๑ค่ะ                          | รหัสองค์กร[๗๐๐๑๐๐๑๐๑]ค่ะ
            lee@harbor-freightways.example, Lee@Harbor-Freightways.example | [lee@harbor-freightways.example], [Lee@Harbor-Freightways.example]
            see www.harbor-freightways.example/crm       | see [www.harbor-freightways.example]/crm
            our customer Maple Lane Books, maple lane books | our customer [Maple Lane Books], [maple lane books]
            for Blue Mesa Clinics (700-100-104): admin@blue-mesa-clinics.example | for [Blue Mesa Clinics] ([700-100-104]): [admin@blue-mesa-clinics.example]
            nothing here                                 | nothing here
            """)
    void areMarkedInAnySpellingAndOnlyAsWholes(String words, String marked) {
        FoundWords found = new FoundWords(desk.dana().words(words).assessed().receipt());

        assertThat(found.in(words).stream()
                        .map(s -> s.lead() == null ? s.text() : "[" + s.text() + "]")
                        .collect(Collectors.joining()))
                .isEqualTo(marked);
    }

    @Test
    void tellWhatKindOfKeyToWhomAndWhetherItIsMapped() {
        String words = "700100101, formerly with it@kestrel-aviation.example";

        FoundWords found = new FoundWords(desk.dana().words(words).assessed().receipt());

        assertThat(found.in(words))
                .containsExactly(
                        new Stretch("700100101", new Lead(KeyKind.ZOID, "Harbor Freightways", true)),
                        new Stretch(", formerly with ", null),
                        new Stretch(
                                "it@kestrel-aviation.example",
                                new Lead(KeyKind.SUPER_ADMIN_EMAIL, "Kestrel Aviation", false)));
    }

    @Test
    void areNoneWithoutAReceipt() {
        assertThat(new FoundWords(null).in("700100101")).containsExactly(new Stretch("700100101", null));
        assertThat(new FoundWords(null).in("")).isEmpty();
    }

    @Property(tries = 500)
    void leaveTheTextAsItIs(@ForAll String before, @ForAll String behind) {
        FoundWords found = new FoundWords(VerdictDesk.confident()
                .dana()
                .words("ZOID 700100101")
                .assessed()
                .receipt());
        String text = before + " 700100101 \uFDFA it (at) harbor e\u0301 " + behind;

        List<Stretch> stretches = found.in(text);

        assertThat(stretches.stream().map(Stretch::text).collect(Collectors.joining()))
                .isEqualTo(text);
    }
}
