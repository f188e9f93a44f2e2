package org.partnerdesk.bench;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.entitlement.Assessment;
import org.partnerdesk.entitlement.Claim;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.entitlement.Find;
import org.partnerdesk.entitlement.Passage;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the desk reads the messages of {@code entitlement/messages.yaml}, beside what their labels say. */
final class LabelledMessages {
    private static final String MESSAGES = "/entitlement/messages.yaml";
    private static final String CUSTOMERS = "/entitlement/more-customers.yaml";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private LabelledMessages() {}

    /**
     * @param fills zoid of the account that is settled; absent when none is
     * @param offers zoids that are offered
     */
    private record Labelled(
            String from,
            String subject,
            String body,
            String quoted,
            List<String> attachments,
            String fills,
            List<String> offers) {

        private Claim claim(Directory directory, Instant at) {
            List<Passage> passages = new ArrayList<>();
            passages.add(new Passage(Passage.Source.SUBJECT, requireNonNullElse(subject, "A question")));
            passages.add(new Passage(Passage.Source.OWN_WORDS, body));
            requireNonNullElse(attachments, List.<String>of())
                    .forEach(name -> passages.add(new Passage(Passage.Source.ATTACHMENT_NAME, name)));
            if (quoted != null) {
                passages.add(new Passage(Passage.Source.QUOTED, quoted));
            }
            String sender = requireNonNullElse(from, "dana@delta-channel.example");
            return new Claim(null, null, null, passages, directory.sender(sender), at, false);
        }
    }

    static List<Figure> judged(BenchDesk desk, Instant at) throws IOException {
        if (LabelledMessages.class.getResource(MESSAGES) == null) {
            return List.of();
        }
        Directory directory = desk.part(Directory.class);
        directory.take(JSON.convertValue(yaml(CUSTOMERS), DirectoryFile.class));
        double filled = 0;
        double rightlyFilled = 0;
        double toOffer = 0;
        double offered = 0;
        for (Labelled message : JSON.convertValue(yaml(MESSAGES), new TypeReference<List<Labelled>>() {})) {
            Assessment assessed = desk.part(Entitlements.class).assess(message.claim(directory, at));
            if (assessed.account() != null) {
                filled++;
                rightlyFilled += assessed.account().zoid().equals(message.fills()) ? 1 : 0;
            }
            List<String> finds = assessed.finds().stream().map(Find::zoid).toList();
            List<String> wanted = requireNonNullElse(message.offers(), List.of());
            toOffer += wanted.size();
            offered += wanted.stream().filter(finds::contains).count();
        }
        return List.of(
                Figure.of("identity", "labelled messages: fills that are right", rightlyFilled / filled, "of 1")
                        .atLeast(1),
                Figure.of("identity", "labelled messages: offers that are made", offered / toOffer, "of 1"));
    }

    private static Object yaml(String resource) throws IOException {
        try (InputStream bytes = LabelledMessages.class.getResourceAsStream(resource)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(bytes);
        }
    }
}
