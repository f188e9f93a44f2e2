package org.partnerdesk.directory.imports.reading;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one after the other, each in cells. */
interface Lines {
    /**
     * One line of a file.
     *
     * @param no where it begins; the first line of a file is 1
     * @param cells one for each of {@link Lines#columns}, or the whole line as one where it is no line of such a file
     * @param refusal why the line is none
     */
    record Line(
            long no, List<@Nullable String> cells, @Nullable LineRefusal refusal, String detail) {
        Line(long no, List<@Nullable String> cells) {
            this(no, cells, null, "");
        }

        /** A line that is none of such a file. */
        static Line none(long no, String said, LineRefusal refusal, String detail) {
            return new Line(no, List.of(said), refusal, detail);
        }
    }

    /** The names of the columns, as the file spells them. */
    List<String> columns();

    /** The next line that is not empty; null at the end. */
    @Nullable
    Line next() throws IOException;
}
