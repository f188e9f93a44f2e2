package org.partnerdesk.directory.imports;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.FactKind;

/**
 * What is asked for with a file.
 *
 * @param dryRun whether it is only checked and then waits
 * @param length of the file in bytes, if known
 */
public record ImportRequest(
        FactKind kind,
        ImportMode mode,
        boolean dryRun,
        Charset charset,
        String name,
        @Nullable String byEmail,
        @Nullable Long length) {
    /** The encodings a file may have; it has the first unless its sender says otherwise. */
    public static final List<String> CHARSETS = List.of("utf-8", "windows-1256", "windows-874", "windows-1252");

    /** The encoding of this name, if files may have it. */
    public static Optional<Charset> charset(String name) {
        return CHARSETS.stream()
                .filter(name::equalsIgnoreCase)
                .map(known -> Charset.forName(known.equals("windows-874") ? "x-windows-874" : known))
                .findFirst();
    }
}
