package org.partnerdesk.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.entitlement.Claim;
import org.partnerdesk.entitlement.EntitlementSettings;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.entitlement.LabelledMessage;
import org.partnerdesk.entitlement.Passage;
import org.partnerdesk.entitlement.PureAssessment;
import org.partnerdesk.entitlement.Verdict;
import org.partnerdesk.entitlement.reading.Folded;
import org.partnerdesk.entitlement.reading.Place;
import org.partnerdesk.entitlement.reading.TemplateReader;
import org.partnerdesk.entitlement.reading.TextReader;
import org.partnerdesk.intake.mail.reading.InboundMail;
import org.partnerdesk.intake.mail.reading.MailReader;

/** What it costs to find out who a mail is about, and how well it is done on the labelled messages. */
final class IdentityBench implements Measurement {
    private static final Instant AT = Instant.parse("2026-03-15T10:00:00Z");

    /** What is repeated until it makes a megabyte: all that the readers look for and rarely find. */
    private static final List<String> HOSTILE = List.of(
            "700 ",
            "7-",
            "+7 ",
            "1.",
            "a@",
            "@a.b",
            "a@b.",
            "(at)",
            "[at][dot]",
            "((((",
            "%40",
            "e\u0301",
            "7\u0301",
            "\u0316\u0301",
            "\u200F",
            "7\u200B",
            "\u0E33",
            "\uD835\uDFD5",
            "ü.",
            "zoid ",
            "zoid 700100101 ",
            "order no 700100101, ",
            "Aa ",
            "customer Harbor Freightways ",
            "Customer Primary Email Address\n",
            "it@harbor-freightways.example ",
            "รหัสองค์กร",
            "ก ",
            "معرف ",
            "مدارس الأفق\n");

    @Override
    public List<Figure> on(Workbench workbench) throws Exception {
        BenchDesk desk = workbench.desk();
        Directory directory = desk.part(Directory.class);
        Entitlements entitlements = desk.part(Entitlements.class);
        SampleMail mail = SampleMail.of("identity1");
        Claim claim = claim(directory, mail);
        PureAssessment pure = new PureAssessment(directory, entitlements, desk.part(EntitlementSettings.class), claim);
        if (pure.assess(claim).verdict() != Verdict.LARGE_USER_ACCOUNT) {
            throw new IllegalStateException("The sample mail is no longer about a large account");
        }
        String tenKilobytes = claim.passages().getLast().text().repeat(5);
        int times = workbench.amount(5_000);
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of(
                        "identity",
                        "2 KB mail read from its bytes, processor time",
                        micros(times, () -> MailReader.read(mail.raw(), null)),
                        "us"),
                Figure.of(
                        "identity",
                        "2 KB mail's customer found and judged, without the directory, processor time",
                        micros(times, () -> pure.assess(claim)),
                        "us"),
                Figure.of(
                                "identity",
                                "10 KB text searched for identifiers, processor time",
                                micros(times / 10, () -> TextReader.read(Folded.of(tenKilobytes), Place.OWN_WORDS)),
                                "us")
                        .below(500)));
        figures.add(
                Figure.of("identity", "1 MB of hostile text, the slowest of its kinds, processor time", slowest(), "ms")
                        .below(50));
        figures.addAll(labelled(directory, entitlements));
        return figures;
    }

    private static double slowest() {
        double slowest = 0;
        for (String pattern : HOSTILE) {
            String text = pattern.repeat(1_000_000 / pattern.getBytes(StandardCharsets.UTF_8).length);
            double fastest = IntStream.range(0, 7)
                    .mapToDouble(i -> repeat(1, () -> {
                        Folded folded = Folded.of(text);
                        TemplateReader.read(folded);
                        TextReader.read(folded, Place.OWN_WORDS);
                    }))
                    .min()
                    .orElseThrow();
            slowest = Math.max(slowest, fastest / 1e6);
        }
        return slowest;
    }

    private static List<Figure> labelled(Directory directory, Entitlements entitlements) {
        directory.take(LabelledMessage.customers());
        LabelledMessage.Score score = LabelledMessage.score(directory, entitlements, AT);
        return List.of(
                Figure.of("identity", "labelled messages: fills that are right", score.precision(), "of 1")
                        .atLeast(0.995),
                Figure.of("identity", "labelled messages: accounts that are filled or offered", score.recall(), "of 1")
                        .atLeast(0.97));
    }

    private static Claim claim(Directory directory, SampleMail mail) {
        InboundMail read = MailReader.read(mail.raw(), null);
        return new Claim(
                null,
                null,
                null,
                List.of(
                        new Passage(Passage.Source.SUBJECT, read.subject()),
                        new Passage(Passage.Source.OWN_WORDS, read.text())),
                directory.sender(mail.from()),
                AT,
                false);
    }

    /** What one takes, after as many again that the JVM needs to compile it. */
    private static double micros(int times, Runnable work) {
        repeat(times, work);
        return Workbench.median(() -> repeat(times, work)) / 1e3;
    }

    /** Time of the processor, so that other work on the machine does not count. */
    private static double repeat(int times, Runnable work) {
        long from = Timings.cpuNanos();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return (Timings.cpuNanos() - from) / (double) times;
    }
}
