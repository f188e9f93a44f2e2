package org.partnerdesk.api;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.imports.Import;
import org.partnerdesk.directory.imports.reading.ImportReason;
import org.partnerdesk.platform.languages.Texts;

/**
 * An import as programs see it.
 *
 * @param message what there is to say of its state, in the caller's language
 * @param change the number of the change of the directory that it made
 */
record ImportBody(
        String id,
        String kind,
        String mode,
        boolean dryRun,
        String state,
        @Nullable String reason,
        @Nullable String message,
        String name,
        @Nullable String by,
        Instant at,
        long bytes,
        long lines,
        long refused,
        long added,
        long changed,
        long same,
        long ended,
        @Nullable String change) {
    static ImportBody of(Import one, Texts texts) {
        ImportReason reason = one.reason();
        return new ImportBody(
                Long.toString(one.id()),
                one.kind().path(),
                lower(one.mode()),
                one.dryRun(),
                lower(one.state()),
                reason == null ? null : lower(reason),
                reason == null ? null : texts.say(Texts.key(reason), one.detail() == null ? "" : one.detail()),
                one.name(),
                one.byEmail(),
                one.at(),
                one.bytes(),
                one.lines(),
                one.refused(),
                one.added(),
                one.changed(),
                one.same(),
                one.ended(),
                one.change() == null ? null : Long.toString(one.change()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
