package org.partnerdesk.commitments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the feeds that are due, each with a bound on time and size. What is new makes a version of the calendar and has
 * it counted what would move; a feed that is silent or unreadable changes nothing and is asked again an hour later.
 */
@Component
class FeedReading implements Workers.Job {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofHours(24);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);
    private static final int MOST_BYTES = 2 * HolidayFile.LARGEST;

    private final CalendarFeeds feeds;
    private final WorkingCalendars calendars;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    FeedReading(CalendarFeeds feeds, WorkingCalendars calendars, TransactionTemplate transaction, Clock clock) {
        this.feeds = feeds;
        this.calendars = calendars;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void doDue(BooleanSupplier wanted) {
        while (wanted.getAsBoolean() && Boolean.TRUE.equals(transaction.execute(status -> next()))) {
            continue;
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return feeds.nextDue(now);
    }

    /** The row stays locked meanwhile, so that no other node reads it too. */
    private boolean next() {
        Optional<CalendarFeed> due = feeds.claim(clock.instant());
        due.ifPresent(this::read);
        return due.isPresent();
    }

    private void read(CalendarFeed feed) {
        try {
            take(feed, fetched(feed.url()));
        } catch (ExecutionException | TimeoutException | IOException e) {
            failed(feed, "calendar.feed.silent", why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(CalendarFeed feed, String failure, String detail) {
        feeds.failed(feed.code(), failure, detail, clock.instant().plus(AFTER_FAILURE));
    }

    private static String why(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private byte[] fetched(String url) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
        CompletableFuture<HttpResponse<byte[]>> asked =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> answer = asked.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP " + answer.statusCode());
            }
            return answer.body();
        } finally {
            asked.cancel(true);
        }
    }

    private void take(CalendarFeed feed, byte[] file) {
        Instant now = clock.instant();
        switch (HolidayFile.read(file, LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            case HolidayFile.Read.Refused refused -> failed(feed, refused.why(), "");
            case HolidayFile.Read.Found found -> {
                WorkingCalendars.Outcome outcome = calendars.takeHolidays(
                        feed.code(), feed.holidays(), found.holidays(), feed.byEmail(), feed.reason());
                if (outcome instanceof WorkingCalendars.Outcome.Faulty faulty) {
                    failed(
                            feed,
                            faulty.problems().getFirst().code(),
                            faulty.problems().getFirst().where());
                } else {
                    feeds.read(feed.code(), found.holidays(), now, now.plus(AGAIN));
                }
            }
        }
    }
}
