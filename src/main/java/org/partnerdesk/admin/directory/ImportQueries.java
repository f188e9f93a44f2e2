package org.partnerdesk.admin.directory;

import java.util.List;
import org.partnerdesk.admin.directory.ImportView.RefusedLine;
import org.partnerdesk.directory.imports.reading.LineRefusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of an import's page. */
@Component
class ImportQueries {
    private static final int ROWS = 20;

    private final JdbcClient jdbc;

    ImportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first refused lines. */
    List<RefusedLine> refused(long id) {
        return jdbc.sql("""
                select line, refusal, coalesce(detail, '') as detail from directory.pub_import_refused
                where import_id = :id order by line limit :rows""")
                .param("id", id)
                .param("rows", ROWS)
                .query((row, n) -> new RefusedLine(
                        row.getLong("line"), LineRefusal.valueOf(row.getString("refusal")), row.getString("detail")))
                .list();
    }
}
