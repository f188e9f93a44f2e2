package org.partnerdesk.entitlement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.partnerdesk.directory.Accounts;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.entitlement.EntitlementSettings.Fill;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.support.DataDir;
import org.partnerdesk.support.TestDatabase;
import org.partnerdesk.support.Transactions;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Directory and entitlement on a real database with the sample customers and some harder ones. */
final class VerdictDesk {
    static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    static final String DANA = "dana@delta-channel.example";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static VerdictDesk shared;

    final DataSource database;
    final Directory directory;
    final Entitlements entitlements;
    final Accounts accounts;
    final Policies policies;
    final DuePolicies duePolicies;
    final List<PolicyPublished> told = new ArrayList<>();

    private VerdictDesk(Fill fill, DataSource database) {
        this.database = database;
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(JsonMapper.class, () -> JSON);
        context.registerBean(Clock.class, () -> new DeskClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("partnerdesk.identity.fill", fill.name())));
        context.registerBean(DeskSettings.class, DataDir::settings);
        context.register(Transactions.class);
        context.scan("org.partnerdesk.directory", "org.partnerdesk.entitlement");
        context.refresh();
        // What falls due is done by hand.
        context.getBeansOfType(Workers.class).values().forEach(Workers::stop);
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> e && e.getPayload() instanceof PolicyPublished published) {
                told.add(published);
            }
        });
        directory = context.getBean(Directory.class);
        entitlements = context.getBean(Entitlements.class);
        accounts = context.getBean(Accounts.class);
        policies = context.getBean(Policies.class);
        duePolicies = context.getBean(DuePolicies.class);
    }

    private VerdictDesk(Fill fill) {
        this(fill, TestDatabase.fresh());
        directory.install(read("presets/zoho-partner-support.yaml", "vendor", Vendor.class));
        entitlements.install(samplePolicy());
        directory.take(read("presets/zoho-partner-support-demo.yaml", "directory", DirectoryFile.class));
        directory.take(LabelledMessage.customers());
    }

    /** The desk that fills by itself; shared, because assessing writes nothing. */
    static synchronized VerdictDesk confident() {
        if (shared == null) {
            shared = new VerdictDesk(Fill.CONFIDENT);
        }
        return shared;
    }

    static VerdictDesk with(Fill fill) {
        return new VerdictDesk(fill);
    }

    /** What comes of drafting a policy and publishing it. */
    PolicyOutcome published(EntitlementPolicy policy, Instant from) {
        long draft = ((PolicyOutcome.Done) policies.draft(policy, "ada@desk.example", "Because"))
                .policy()
                .id();
        return policies.publish(draft, null, from, "ada@desk.example", "Because");
    }

    /** Another node on the same database. */
    VerdictDesk secondNode() {
        return new VerdictDesk(Fill.CONFIDENT, database);
    }

    static EntitlementPolicy samplePolicy() {
        return read("presets/zoho-partner-support.yaml", "entitlement", EntitlementPolicy.class);
    }

    static <T> T read(String resource, String part, Class<T> type) {
        Map<?, ?> file = (Map<?, ?>) yaml(resource);
        return JSON.convertValue(file.get(part), type);
    }

    static Object yaml(String resource) {
        try (InputStream bytes = VerdictDesk.class.getResourceAsStream("/" + resource)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request of dana's, who sells for Delta Channel. */
    Request dana() {
        return from(DANA);
    }

    Request from(String sender) {
        return new Request(sender);
    }

    /** A request being written. */
    final class Request {
        private final String sender;
        private final List<Passage> passages = new ArrayList<>();
        private String customer;
        private String organisation;
        private String service;
        private boolean byDesk;
        private String confirmed;
        private Set<String> lists = Set.of();

        private Request(String sender) {
            this.sender = sender;
        }

        Request customer(String field) {
            customer = field;
            return this;
        }

        /** The field holds what the desk once put there. */
        Request filledByDesk(String field) {
            byDesk = true;
            return customer(field);
        }

        Request organisation(String field) {
            organisation = field;
            return this;
        }

        Request service(String field) {
            service = field;
            return this;
        }

        /** An agent said which account it is. */
        Request confirmed(String zoid) {
            confirmed = zoid;
            return this;
        }

        Request subject(String text) {
            return passage(Passage.Source.SUBJECT, text);
        }

        Request words(String text) {
            return passage(Passage.Source.OWN_WORDS, text);
        }

        Request quoted(String text) {
            return passage(Passage.Source.QUOTED, text);
        }

        Request attached(String name) {
            return passage(Passage.Source.ATTACHMENT_NAME, name);
        }

        Request attachmentText(String text) {
            return passage(Passage.Source.ATTACHMENT_TEXT, text);
        }

        Request throughList(String addressOrDomain) {
            lists = Set.of(addressOrDomain);
            return this;
        }

        private Request passage(Passage.Source source, String text) {
            passages.add(new Passage(source, text));
            return this;
        }

        Claim claim() {
            return new Claim(
                    customer, organisation, service, passages, directory.sender(sender), NOW, byDesk, lists, confirmed);
        }

        Assessment assessed() {
            return entitlements.assess(claim());
        }

        /** Verdict, field and offers in one line, such as {@code NO_IDENTIFIER field=- offers=[700100101]}. */
        String outcome() {
            Assessment a = assessed();
            List<String> offers = a.finds().stream()
                    .map(f -> f.zoid() + (f.mapped() ? "" : " unmapped"))
                    .toList();
            String field = a.customerPrimaryEmail() == null ? "-" : a.customerPrimaryEmail();
            return a.verdict() + " field=" + field + (a.filledByDesk() ? " by desk" : "") + " offers=" + offers;
        }
    }
}
