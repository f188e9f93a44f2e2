package org.partnerdesk.directory.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryUnavailable;
import org.partnerdesk.directory.Keys;
import org.partnerdesk.directory.Metric;
import org.partnerdesk.directory.Service;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.support.DataDir;
import org.partnerdesk.support.HandClock;
import org.partnerdesk.support.TestDatabase;
import org.partnerdesk.support.Transactions;
import org.partnerdesk.support.VendorSystem;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A directory of its own with a live source, and a present that is moved by hand. */
final class SourceDesk implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofMillis(700);

    final HandClock clock = new HandClock(Instant.parse("2026-03-15T10:00:00Z"));
    final VendorSystem vendor = new VendorSystem();
    final List<SourceAnswersAgain> told = new ArrayList<>();
    final DataSource database = TestDatabase.fresh();
    final Directory directory;
    final Asking asking;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    SourceDesk() {
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(
                DeskSettings.class,
                () -> DataDir.settingsWith(Map.of(
                        "partnerdesk.directory-source",
                        vendor.address(),
                        "partnerdesk.directory-source-token",
                        "a-token-for-the-source")));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("partnerdesk.source.deadline", DEADLINE.toMillis() + "ms")));
        context.register(Transactions.class);
        context.scan("org.partnerdesk.directory");
        context.refresh();
        context.getBeansOfType(Workers.class).values().forEach(Workers::stop);
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> e && e.getPayload() instanceof SourceAnswersAgain again) {
                told.add(again);
            }
        });
        directory = context.getBean(Directory.class);
        asking = context.getBean(Asking.class);
        directory.install(new Vendor(
                "Vendor",
                "PD",
                Set.of(),
                List.of(new DataCentre("US", "US", "America/Chicago", "support@vendor.example", true)),
                List.of(new Service("crm", "CRM", Metric.USERS, List.of()))));
        directory.take(new DirectoryFile(
                List.of(),
                List.of(new PartnerRow(
                        "Delta Channel",
                        List.of("delta-channel.example"),
                        Map.of(),
                        List.of(),
                        List.of("750100101"),
                        LocalDate.of(2025, 1, 1)))));
    }

    /** Asks for these keys on behalf of a partner whose customer is 750100101; addresses, numbers and domains are told apart by their looks. */
    Heard ask(String... keys) {
        return asking.ask(keys(keys), 1L);
    }

    /** The ZOIDs that the directory itself finds by a key. */
    Set<String> found(String key) {
        return directory.identify(keys(key), null, clock.instant()).matches().stream()
                .map(match -> match.account().zoid())
                .collect(Collectors.toSet());
    }

    long count(String table) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from directory." + table)
                .query(Long.class)
                .single();
    }

    /** No answer comes for this key, and nothing of it is written. */
    void assertSilent(String key) {
        List<Long> before = written();
        assertThatThrownBy(() -> ask(key)).isInstanceOf(DirectoryUnavailable.class);
        assertThat(written()).isEqualTo(before);
    }

    private List<Long> written() {
        return Stream.of("change", "account", "account_user", "subscription", "asked")
                .map(this::count)
                .toList();
    }

    static String account(String zoid, String superAdmin, String domain, long licences) {
        return """
                {"zoid": "%s", "name": "Customer %s", "dataCentre": "US", "superAdmin": "%s", "domains": ["%s"],
                 "subscriptions": [{"service": "crm", "plan": "Enterprise", "quantity": %d, "from": "2024-02-01"}]}""".formatted(zoid, zoid, superAdmin, domain, licences);
    }

    static Keys keys(String... keys) {
        Map<String, Set<String>> byLooks = List.of(keys).stream()
                .collect(Collectors.groupingBy(
                        key -> key.contains("@") ? "email" : key.contains(".") ? "domain" : "number",
                        Collectors.toSet()));
        return new Keys(
                byLooks.getOrDefault("email", Set.of()),
                byLooks.getOrDefault("number", Set.of()),
                byLooks.getOrDefault("domain", Set.of()),
                Set.of());
    }

    @Override
    public void close() {
        context.close();
        vendor.close();
    }
}
