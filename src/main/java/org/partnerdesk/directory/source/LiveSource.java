package org.partnerdesk.directory.source;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.stream.Collectors.joining;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.DirectoryUnavailable;
import org.partnerdesk.directory.imports.reading.Known;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vendor's system behind HTTP: asked within a deadline, once more while the budget for that lasts, and not at all for
 * a while when it keeps failing. docs/howto/live-source.md says how it is spoken to.
 */
final class LiveSource {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final int MOST_TRIES = 3;
    private static final int OK = 200;

    /** What another try may mend: a gateway or a server that is just being started. */
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final URI base;
    private final @Nullable String token;
    private final Runnable answersAgain;
    private final HttpClient http;
    private final CircuitBreaker breaker;
    private final RetryBudget retries = new RetryBudget();
    private final AtomicBoolean silent = new AtomicBoolean();

    /** @param answersAgain told when it answers after it was silent */
    LiveSource(URI base, @Nullable String token, SourceSettings settings, Clock clock, Runnable answersAgain) {
        this.base = base;
        this.token = token;
        this.answersAgain = answersAgain;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.deadline())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.breaker = CircuitBreaker.of(
                "directory-source",
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    /**
     * Every account that one of the keys leads to.
     *
     * @throws DirectoryUnavailable when no answer came that could be read
     */
    List<SourceAccount> ask(Collection<AskedKey> keys, Known known, Deadline deadline) {
        if (!breaker.tryAcquirePermission()) {
            throw new DirectoryUnavailable("it failed too often and is left alone for a while", null);
        }
        long begun = System.nanoTime();
        List<SourceAccount> accounts;
        try {
            accounts = SourceDocument.read(answer(request(keys), deadline), known);
        } catch (RuntimeException e) {
            breaker.onError(System.nanoTime() - begun, NANOSECONDS, e);
            if (!silent.getAndSet(true)) {
                LOG.warn("The directory's source {} is silent: {}", base, e.getMessage());
            }
            throw e;
        }
        breaker.onSuccess(System.nanoTime() - begun, NANOSECONDS);
        if (silent.getAndSet(false)) {
            LOG.info("The directory's source {} answers again", base);
            answersAgain.run();
        }
        return accounts;
    }

    /** Whether it has not answered this node since it last failed. */
    boolean isSilent() {
        return silent.get();
    }

    private HttpRequest request(Collection<AskedKey> keys) {
        String query = keys.stream().flatMap(AskedKey::parameters).collect(joining("&"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/accounts?" + query)).header("Accept", "application/json");
        return (token == null ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    private byte[] answer(HttpRequest request, Deadline deadline) {
        retries.called();
        for (int tries = 1; ; tries++) {
            try {
                return once(request, deadline);
            } catch (IOException e) {
                if (tries == MOST_TRIES || deadline.isOver() || !retries.spend()) {
                    throw new DirectoryUnavailable(e.toString(), e);
                }
            }
        }
    }

    /** The client's own timeout would end with the headers, and a body may come drop by drop. */
    private byte[] once(HttpRequest request, Deadline deadline) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = sent.get(deadline.left().toNanos(), NANOSECONDS);
            if (PASSING.contains(response.statusCode())) {
                throw new IOException("HTTP " + response.statusCode());
            }
            if (response.statusCode() != OK) {
                throw new DirectoryUnavailable("HTTP " + response.statusCode(), null);
            }
            return response.body();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new DirectoryUnavailable("no answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryUnavailable("interrupted", e);
        } finally {
            sent.cancel(true);
        }
    }
}
