package org.partnerdesk.entitlement;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message of {@code entitlement/messages}, and what a person would say it is about.
 *
 * @param list addresses and domains of the mailing list it came through
 * @param attached what its text attachments hold
 * @param beyond the desk is known not to get it right
 * @param fills zoid of the account that is settled; absent when none is
 * @param offers zoids of other accounts that are offered, best first
 */
public record LabelledMessage(
        String id,
        String from,
        String subject,
        String body,
        String quoted,
        List<String> attachments,
        List<String> attached,
        Set<String> list,
        boolean beyond,
        Verdict verdict,
        String fills,
        List<String> offers) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    public LabelledMessage {
        from = requireNonNullElse(from, "dana@delta-channel.example");
        subject = requireNonNullElse(subject, "A question");
        attachments = requireNonNullElse(attachments, List.of());
        attached = requireNonNullElse(attached, List.of());
        list = requireNonNullElse(list, Set.of());
        offers = requireNonNullElse(offers, List.of());
    }

    /** How well the desk does on the whole set: both parts of one. */
    public record Score(double precision, double recall) {}

    /** Every message, in the order of the files' names. */
    public static List<LabelledMessage> all() {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath:entitlement/messages/*/*.yaml");
            return Stream.of(files)
                    .flatMap(file ->
                            JSON.convertValue(yaml(file), new TypeReference<List<LabelledMessage>>() {}).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The customers that the messages are about beside the sample ones. */
    public static DirectoryFile customers() {
        Resource file =
                new PathMatchingResourcePatternResolver().getResource("classpath:entitlement/more-customers.yaml");
        return JSON.convertValue(yaml(file), DirectoryFile.class);
    }

    /** What the message claims, as intake would put it. */
    public Claim claim(Directory directory, Instant at) {
        List<Passage> passages = new ArrayList<>();
        passages.add(new Passage(Passage.Source.SUBJECT, subject));
        passages.add(new Passage(Passage.Source.OWN_WORDS, body));
        attachments.forEach(name -> passages.add(new Passage(Passage.Source.ATTACHMENT_NAME, name)));
        if (quoted != null) {
            passages.add(new Passage(Passage.Source.QUOTED, quoted));
        }
        attached.forEach(text -> passages.add(new Passage(Passage.Source.ATTACHMENT_TEXT, text)));
        return new Claim(null, null, null, passages, directory.sender(from), at, false, list, null);
    }

    /**
     * Precision of what the desk fills in or takes from a labelled line, and recall of the accounts it should come up
     * with: an account to be filled or to be offered counts as found when it is either.
     */
    public static Score score(Directory directory, Entitlements entitlements, Instant at) {
        double filled = 0;
        double rightlyFilled = 0;
        double wanted = 0;
        double found = 0;
        for (LabelledMessage message : all()) {
            Assessment assessed = entitlements.assess(message.claim(directory, at));
            String zoid = assessed.account() == null ? null : assessed.account().zoid();
            filled += zoid == null ? 0 : 1;
            rightlyFilled += zoid != null && zoid.equals(message.fills()) ? 1 : 0;
            List<String> finds = assessed.finds().stream().map(Find::zoid).toList();
            List<String> due = Stream.concat(Stream.ofNullable(message.fills()), message.offers().stream())
                    .toList();
            wanted += due.size();
            found += due.stream()
                    .filter(z -> Objects.equals(z, zoid) || finds.contains(z))
                    .count();
        }
        return new Score(rightlyFilled / filled, found / wanted);
    }

    private static Object yaml(Resource file) {
        try (InputStream bytes = file.getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
