package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Every page counts the desk's views by it: no count may read a table, however many tickets there are. */
class NextPromiseTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            not paused,                             ticket_terms_next
            milestone = 'UPDATED' and not paused,   ticket_terms_update
            overdue_since is not null,              ticket_terms_overdue""")
    void isCountedByAnIndexAlone(String condition, String index) throws SQLException {
        try (Connection connection = TestDatabase.fresh().getConnection()) {
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            // There is nothing in it yet, and reading nothing would be as cheap in any other way.
            jdbc.sql("set enable_seqscan = off").update();
            jdbc.sql("set enable_bitmapscan = off").update();

            assertThat(jdbc.sql("explain select count(*) from commitments.pub_next_promise where " + condition)
                            .query(String.class)
                            .list())
                    .anyMatch(line -> line.contains("Index Only Scan using " + index + " "));
        }
    }
}
