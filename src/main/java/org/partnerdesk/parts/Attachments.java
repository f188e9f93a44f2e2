package org.partnerdesk.parts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files of messages and messages as their senders formatted them, for those who may see the ticket. */
@Component
public class Attachments {
    private static final String SEEN = """
            (:agent or m.audience = 'PUBLIC' and (t.partner_id = :partner::bigint or t.requester_email = :me))""";

    private final JdbcClient jdbc;
    private final ViewRows rows;

    Attachments(JdbcClient jdbc, ViewRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** A file with its content. */
    public record Content(String name, String type, byte[] bytes) {}

    private record Formatted(String html, List<FileRow> files) {}

    /**
     * A file of a ticket.
     *
     * @return empty when there is none or {@code viewer} may not see a message that it came with
     */
    public Optional<Content> find(OptionalLong ticketId, String sha256, Viewer viewer) {
        return seen("""
                select a.name, a.type, c.bytes
                from ticketing.pub_ticket t
                         join ticketing.pub_message m on m.ticket_id = t.id
                         join ticketing.pub_attachment a on a.message_id = m.id and a.sha256 = :sha256
                         join ticketing.pub_content c on c.sha256 = a.sha256
                where t.id = :ticket and\s""" + SEEN + " order by m.id, a.no limit 1", ticketId, viewer)
                .param("sha256", sha256)
                .query((row, n) -> new Content(row.getString("name"), row.getString("type"), row.getBytes("bytes")))
                .optional();
    }

    /**
     * A message's formatted form, sanitised.
     *
     * @param at where files of the ticket are found, such as {@code /desk/tickets/PD-10001/attachments/}
     * @param remote whether images from elsewhere are to be shown too
     */
    public Optional<FormattedMail> formatted(
            OptionalLong ticketId, long messageId, Viewer viewer, String at, boolean remote) {
        return seen("""
                select h.html, m.attachments
                from ticketing.pub_ticket t
                         join ticketing.pub_message m on m.ticket_id = t.id and m.id = :message
                         join ticketing.pub_message_html h on h.id = m.id
                where t.id = :ticket and\s""" + SEEN, ticketId, viewer)
                .param("message", messageId)
                .query((row, n) -> new Formatted(row.getString("html"), files(row.getString("attachments"))))
                .optional()
                .map(mail -> FormattedMail.of(mail.html(), mail.files(), at, remote));
    }

    /** What {@code pub_message.attachments} holds. */
    public List<FileRow> files(@Nullable String attachments) {
        return attachments == null ? List.of() : List.of(rows.read(attachments, FileRow[].class));
    }

    private JdbcClient.StatementSpec seen(String sql, OptionalLong ticketId, Viewer viewer) {
        return jdbc.sql(sql)
                .param("ticket", ticketId.orElse(-1))
                .param("agent", viewer.agent())
                .param("partner", viewer.partnerId())
                .param("me", viewer.email());
    }

    /** Sends a file to be saved, in a way that no browser takes for a page (RFC 6266, RFC 8187). */
    public static void download(Content file, HttpServletResponse response) throws IOException {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        send(file, response);
    }

    /** Sends a file for an {@code img} of ours; it can do nothing but be looked at. */
    static void send(Content file, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=3600");
        response.setContentType(file.type());
        response.setContentLength(file.bytes().length);
        response.getOutputStream().write(file.bytes());
    }
}
