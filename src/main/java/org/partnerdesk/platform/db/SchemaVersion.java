package org.partnerdesk.platform.db;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** How new a schema is: the number of its newest migration. */
public record SchemaVersion(MigrationVersion version) implements Comparable<SchemaVersion> {
    private static final Pattern NAME = Pattern.compile("V([0-9._]+)__.*\\.sql");

    /** Reads what {@link #toString} wrote. */
    public static SchemaVersion parse(String text) {
        return new SchemaVersion(MigrationVersion.fromVersion(text.strip()));
    }

    /** The one that this desk knows. */
    public static SchemaVersion ofThisDesk() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*__*.sql");
        return Arrays.stream(files)
                .map(file -> NAME.matcher(String.valueOf(file.getFilename())))
                .filter(Matcher::matches)
                .map(name -> parse(name.group(1)))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> parse("0"));
    }

    @Override
    public int compareTo(SchemaVersion other) {
        return version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return String.valueOf(version.getVersion());
    }
}
