package org.partnerdesk.admin.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A form with a file (RFC 7578), read as it comes: the fields before the file, then the file as a stream. Nothing is kept
 * on the way, so its size does not matter, and nothing is read of a form whose sender may not send it.
 */
final class SentForm {
    private static final int LONGEST_FIELD = 200;

    private final Map<String, String> fields = new HashMap<>();
    private final @Nullable FileItemStream file;

    private SentForm(FileItemIterator parts) throws IOException, FileUploadException {
        FileItemStream found = null;
        while (found == null && parts.hasNext()) {
            FileItemStream part = parts.next();
            if (part.isFormField()) {
                fields.put(part.getFieldName(), text(part));
            } else {
                found = part;
            }
        }
        this.file = found;
    }

    static SentForm of(HttpServletRequest request) throws IOException, FileUploadException {
        FileUpload reading = new FileUpload();
        reading.setFileCountMax(20);
        return new SentForm(reading.getItemIterator(new ServletRequestContext(request)));
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    String fileName() {
        String name = file == null || file.getName() == null ? "" : file.getName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    InputStream file() throws IOException {
        return file == null ? InputStream.nullInputStream() : file.openStream();
    }

    private static String text(FileItemStream part) throws IOException {
        try (InputStream bytes = part.openStream()) {
            return new String(bytes.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8);
        }
    }
}
