package org.partnerdesk.ticketing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the bytes of files, those of equal content once. */
@Component
class ContentStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ContentStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Row(
            int no,
            String name,
            String type,
            long size,
            String sha256,
            boolean inline,
            @Nullable String contentId) {}

    /** Keeps what is not there yet, in the caller's transaction; JSON of the rows that say which message has it. */
    String keep(List<AttachedFile> files) {
        if (files.isEmpty()) {
            return "[]";
        }
        // In the order of their hashes, so that two who keep the same files do not wait for each other.
        Map<String, AttachedFile> contents = new TreeMap<>();
        files.forEach(file -> contents.put(file.sha256(), file));
        Set<String> there = new HashSet<>(jdbc.sql("select sha256 from ticketing.content where sha256 = any(:all)")
                .param("all", contents.keySet().toArray(String[]::new))
                .query(String.class)
                .list());
        contents.values().stream()
                .filter(file -> !there.contains(file.sha256()))
                .forEach(this::insert);
        return json.writeValueAsString(IntStream.range(0, files.size())
                .mapToObj(i -> row(i + 1, files.get(i)))
                .toList());
    }

    private void insert(AttachedFile file) {
        jdbc.sql("""
                insert into ticketing.content (sha256, bytes) values (:sha256, :bytes) on conflict do nothing""")
                .param("sha256", file.sha256())
                .param("bytes", file.content())
                .update();
    }

    private static Row row(int no, AttachedFile file) {
        return new Row(
                no,
                file.name(),
                SniffedType.of(file),
                file.content().length,
                file.sha256(),
                file.inline(),
                file.contentId());
    }
}
