package org.partnerdesk.directory.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partnerdesk.directory.DirectoryUnavailable;
import org.partnerdesk.directory.imports.reading.Known;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The source's answer: {@code {"accounts": [...]}}, its facts in the fields of import files. Read to the letter (ADR
 * 0014): what cannot be read is no answer. Pure.
 */
final class SourceDocument {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Some sixty keys do not lead to more. */
    private static final int MOST_ACCOUNTS = 200;

    private SourceDocument() {}

    /** @throws DirectoryUnavailable when it is no such document */
    static List<SourceAccount> read(byte[] document, Known known) {
        try {
            JsonNode root = JSON.readTree(document);
            if (!root.isObject() || root.size() != 1 || !root.path("accounts").isArray()) {
                throw new IllegalArgumentException("no object with accounts alone");
            }
            if (root.get("accounts").size() > MOST_ACCOUNTS) {
                throw new IllegalArgumentException("more than " + MOST_ACCOUNTS + " accounts");
            }
            Map<String, SourceAccount> accounts = new LinkedHashMap<>();
            for (JsonNode told : root.get("accounts").values()) {
                SourceAccount account = SourceAccount.read(told, known);
                if (accounts.put(account.zoid(), account) != null) {
                    throw new IllegalArgumentException(account.zoid() + " is there twice");
                }
            }
            return List.copyOf(accounts.values());
        } catch (JacksonException e) {
            throw new DirectoryUnavailable("its answer is no JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new DirectoryUnavailable("its answer cannot be read: " + e.getMessage(), e);
        }
    }
}
