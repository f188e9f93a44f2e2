package org.partnerdesk.commitments;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.support.HandClock;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on a database of its own, with the preset's policy, in a present that the test moves. */
final class Desk {
    /** A Monday, 10:00 in Chicago. */
    static final Instant MONDAY = Instant.parse("2026-03-02T16:00:00Z");

    static final Terms S1 = new Terms("S1", "US", null, null);
    static final Terms S3 = new Terms("S3", "US", null, null);
    static final long TICKET = 7;

    final HandClock clock;
    final List<Object> events = Collections.synchronizedList(new ArrayList<>());
    final JdbcClient jdbc;
    final Commitments commitments;
    final DueSteps steps;
    final ClockRebuild rebuild;
    final Retargets retargets;
    final RetargetWork retargeting;
    final CommitmentPolicies policies;
    final Bell bell = new Bell(1);
    final TransactionTemplate transaction;
    private volatile Predicate<Object> refused = event -> false;
    private volatile Consumer<Object> listener = event -> {};
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    Desk(Instant now) {
        this(now, TestDatabase.fresh());
        PresetText preset = PresetText.read();
        commitments.install(preset.calendars(), preset.policy());
    }

    /** A further node on the same database. */
    Desk(Instant now, DataSource database) {
        this(new HandClock(now), database);
    }

    Desk(Clock present, DataSource database) {
        clock = present instanceof HandClock byHand ? byHand : new HandClock(present.instant());
        DataSource counted = new Counting(database);
        jdbc = JdbcClient.create(counted);
        transaction = new TransactionTemplate(new JdbcTransactionManager(counted));
        var rules = new Rules(jdbc, transaction);
        var store = new ClockStore(jdbc, rules);
        var writer = new ClockWriter(jdbc, this::hear, bell, present);
        rebuild = new ClockRebuild(store, writer, transaction, present);
        var retargetStore = new RetargetStore(jdbc);
        retargets = new Retargets(retargetStore, new Bell(1), clock);
        retargeting = new RetargetWork(retargetStore, store, writer, rules, transaction, clock);
        policies = new CommitmentPolicies(new CommitmentPolicyStore(jdbc), rules, clock);
        steps = new DueSteps(store, writer, transaction, present);
        commitments = new Commitments(store, writer, rules, steps, retargets, transaction, present);
    }

    /** So long after {@link #MONDAY}; a duration as ISO 8601 writes it. */
    static Instant after(String duration) {
        return MONDAY.plus(Duration.parse(duration));
    }

    /** The latest promise of that kind to a ticket. */
    Commitment commitment(long ticket, Milestone milestone) {
        return commitments.of(ticket).stream()
                .filter(c -> c.milestone() == milestone)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** The only ticket's promise to keep next, as the view for pages shows it: milestone, paused, limit. */
    String nextPromise() {
        return jdbc.sql("select * from commitments.pub_next_promise")
                .query((row, n) -> row.getString("milestone")
                        + " "
                        + row.getBoolean("paused")
                        + " "
                        + row.getObject("limit_at", OffsetDateTime.class).toInstant())
                .single();
    }

    /** Listeners that fail on some events from now on. */
    void refuse(Predicate<Object> some) {
        refused = some;
    }

    void listen(Consumer<Object> another) {
        listener = another;
    }

    private void hear(Object event) {
        if (refused.test(event)) {
            throw new IllegalStateException("refused by the test");
        }
        events.add(event);
        listener.accept(event);
    }

    List<CommitmentBreached> breaches() {
        return events.stream()
                .filter(CommitmentBreached.class::isInstance)
                .map(CommitmentBreached.class::cast)
                .toList();
    }

    /** The statements prepared while {@code work} runs. */
    List<String> statementsOf(Runnable work) {
        statements.clear();
        work.run();
        return List.copyOf(statements);
    }

    private final class Counting extends DelegatingDataSource {
        private Counting(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                        if (method.getName().equals("prepareStatement")) {
                            statements.add((String) args[0]);
                        }
                        try {
                            return method.invoke(real, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
