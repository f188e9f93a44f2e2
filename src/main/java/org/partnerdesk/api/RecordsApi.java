package org.partnerdesk.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.imports.DirectoryRecords;
import org.partnerdesk.directory.imports.DirectoryRecords.Recorded;
import org.partnerdesk.platform.languages.Texts;
import org.partnerdesk.platform.web.ReaderLanguage;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Single facts for systems that push: {@code /api/v1/directory/{kind}/{key}}, the key's parts as path segments. */
@RestController
@RequestMapping("/api/v1/directory/{kind}/{*key}")
class RecordsApi {
    private final DirectoryRecords records;

    RecordsApi(DirectoryRecords records) {
        this.records = records;
    }

    /** @param change the number of the change that says it; null when it was known already */
    record RecordBody(@Nullable String change) {}

    @PutMapping
    RecordBody put(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestBody JsonNode fact,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn caller) {
        FactKind meant = kind(kind);
        return answer(records.put(meant, key(meant, key), fact, caller.email()), request);
    }

    @DeleteMapping
    RecordBody end(
            @PathVariable String kind,
            @PathVariable String key,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn caller) {
        FactKind meant = kind(kind);
        return answer(records.end(meant, key(meant, key), caller.email()), request);
    }

    private static RecordBody answer(Recorded recorded, HttpServletRequest request) {
        return switch (recorded) {
            case Recorded.Done done -> new RecordBody(done.change() == null ? null : Long.toString(done.change()));
            case Recorded.NotThere none -> throw Refused.missing("record-not-found");
            case Recorded.Refused(var refusal, var detail) ->
                throw Refused.field(
                        "record-refused",
                        detail,
                        Texts.of(ReaderLanguage.ofBrowser(request)).say(Texts.key(refusal), Problems.told(detail)));
        };
    }

    private static FactKind kind(String path) {
        return FactKind.of(path).orElseThrow(() -> Refused.missing("record-not-found"));
    }

    /** A dash stands for a part that is empty, as a plan may be. */
    private static Map<String, String> key(FactKind kind, String path) {
        List<String> columns = DirectoryRecords.key(kind);
        String[] parts = path.substring(1).split("/", -1);
        if (parts.length != columns.size()) {
            throw Refused.missing("record-not-found");
        }
        Map<String, String> key = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            key.put(columns.get(i), parts[i].equals("-") ? "" : parts[i]);
        }
        return key;
    }
}
