package org.partnerdesk.intake.mail;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to what became of each mail and why. For the desk's own people only: callers see to that. */
@Component
public class FlightRecorder {
    private final RecorderQueries queries;
    private final HeldStore held;

    FlightRecorder(RecorderQueries queries, HeldStore held) {
        this.queries = queries;
        this.held = held;
    }

    /** How many mails wait for people, and how many for the desk; at most 1,000 of each are counted. */
    public record Pending(int held, int waiting) {}

    public Pending pending() {
        return queries.pending();
    }

    /** Mails newest first: those with a smaller id than {@code after}, at most {@code limit}. */
    public List<RecordedMail> mails(MailSearch search, @Nullable Long after, int limit) {
        return queries.mails(search, after, limit);
    }

    /** One record, decided about or not; empty when there is none. */
    public Optional<RecordedMail> mail(long id) {
        return queries.mail(id);
    }

    /** The bytes as the door delivered them, after dot-unstuffing, without a trace header of ours. */
    public Optional<byte[]> raw(long id) {
        return queries.raw(id);
    }

    /** What people did with it while it was held, oldest first. */
    public List<MailActed> acts(long id) {
        return held.acts(id);
    }
}
