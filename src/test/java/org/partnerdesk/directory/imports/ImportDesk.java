package org.partnerdesk.directory.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A desk whose directory may be changed, spoken to by its API as a vendor's billing system would. */
final class ImportDesk {
    static final String IMPORTS = "/api/v1/directory/imports";
    private static ImportDesk one;

    final RunningDesk desk = RunningDesk.with(Map.of());

    static synchronized ImportDesk shared() {
        if (one == null) {
            one = new ImportDesk();
            Runtime.getRuntime().addShutdownHook(new Thread(one.desk::close));
        }
        return one;
    }

    JsonNode take(String query, String file) {
        return take(query, file.getBytes(UTF_8));
    }

    /** Sends a file; answers the import once the desk has done what it does by itself. */
    JsonNode take(String query, byte[] file) {
        return settled(id(desk.upload(IMPORTS + "?" + query, file).body()));
    }

    JsonNode act(String id, String act) {
        desk.post(IMPORTS + "/" + id + "/" + act, null);
        return settled(id);
    }

    JsonNode settled(String id) {
        JsonNode[] last = new JsonNode[1];
        RunningDesk.until(() -> {
            last[0] = desk.get(IMPORTS + "/" + id).body();
            return !ImportState.valueOf(last[0].get("state").stringValue().toUpperCase(java.util.Locale.ROOT))
                    .isAtWork();
        });
        return last[0];
    }

    /** A file as it is downloaded. */
    String file(String path) {
        return desk.download(path);
    }

    long count(String sql) {
        return desk.part(JdbcClient.class).sql(sql).query(Long.class).single();
    }

    static String id(JsonNode one) {
        return one.get("id").stringValue();
    }
}
