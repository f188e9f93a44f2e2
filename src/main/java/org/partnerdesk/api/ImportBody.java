package org.partnerdesk.api;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.imports.Import;
import org.partnerdesk.directory.imports.ImportState;
import org.partnerdesk.directory.imports.reading.ImportReason;
import org.partnerdesk.platform.languages.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An import as programs see it.
 *
 * @param message what there is to say of its state, in the caller's language
 * @param phase what the desk does to it at this moment, once it is read
 * @param bytesExpected how long the file is, if its sender said so
 * @param change the number of the change of the directory that it made
 * @param preview the first facts of each group while it waits
 */
record ImportBody(
        String id,
        String kind,
        String mode,
        boolean dryRun,
        String state,
        @Nullable String phase,
        @Nullable String reason,
        @Nullable String message,
        String name,
        @Nullable String by,
        Instant at,
        long bytes,
        @Nullable Long bytesExpected,
        long lines,
        long refused,
        long added,
        long changed,
        long same,
        long ended,
        @Nullable String change,
        @Nullable JsonNode preview) {
    static ImportBody of(Import one, Texts texts) {
        ImportReason reason = one.reason();
        boolean waits = one.state() == ImportState.WAITING;
        return new ImportBody(
                Long.toString(one.id()),
                one.kind().path(),
                lower(one.mode()),
                one.dryRun(),
                lower(one.state()),
                one.phase() == null ? null : lower(one.phase()),
                reason == null ? null : lower(reason),
                reason == null ? null : texts.say(Texts.key(reason), one.detail() == null ? "" : one.detail()),
                one.name(),
                one.byEmail(),
                one.at(),
                one.bytes(),
                one.bytesExpected(),
                one.lines(),
                one.refused(),
                one.added(),
                one.changed(),
                one.same(),
                one.ended(),
                one.change() == null ? null : Long.toString(one.change()),
                waits && one.preview() != null ? JsonMapper.shared().readTree(one.preview()) : null);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
