package org.partnerdesk.commitments;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The module on a database of its own, with the preset's policy, in a present that the test moves. */
final class Desk {
    final MovableClock clock;
    final List<Object> events = Collections.synchronizedList(new ArrayList<>());
    final JdbcClient jdbc;
    final Commitments commitments;
    final DueSteps steps;
    final Alarm alarm;
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    Desk(Instant now) {
        this(now, TestDatabase.fresh());
        PresetText preset = PresetText.read();
        commitments.install(preset.calendars(), preset.policy());
    }

    /** A further node on the same database. */
    Desk(Instant now, DataSource database) {
        clock = new MovableClock(now);
        DataSource counted = new Counting(database);
        jdbc = JdbcClient.create(counted);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(counted));
        var rules = new Rules(jdbc, transaction, new JsonMapper());
        var store = new ClockStore(jdbc, rules);
        alarm = new Alarm(clock);
        var writer = new ClockWriter(jdbc, events::add, alarm);
        steps = new DueSteps(store, writer, transaction, clock);
        commitments = new Commitments(store, writer, rules, steps, transaction, clock);
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
        public Connection getConnection() throws java.sql.SQLException {
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
