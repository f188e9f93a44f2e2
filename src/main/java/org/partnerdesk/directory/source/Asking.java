package org.partnerdesk.directory.source;

import static java.util.stream.Collectors.toSet;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryUnavailable;
import org.partnerdesk.directory.Keys;
import org.partnerdesk.directory.Match;
import org.partnerdesk.directory.imports.reading.Known;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.time.DeskClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to the live source: brings the directory up to date on what a request names, before it is looked up there as
 * always (ADR 0031). Without a source it does nothing.
 */
@Component
@EnableConfigurationProperties(SourceSettings.class)
public class Asking {
    /**
     * Who asks holds a connection of the database and needs another to write the answer; half of the pool at most is in
     * such hands, so that there is another.
     */
    private static final int AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final @Nullable LiveSource source;
    private final Directory directory;
    private final AskedStore asked;
    private final SourceFacts facts;
    private final SourceSettings settings;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Asking(
            DeskSettings desk,
            SourceSettings settings,
            Directory directory,
            AskedStore asked,
            SourceFacts facts,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        URI base = desk.directorySource();
        this.source = base == null
                ? null
                : new LiveSource(
                        base,
                        desk.directorySourceToken(),
                        settings,
                        clock,
                        () -> events.publishEvent(new SourceAnswersAgain()));
        this.directory = directory;
        this.asked = asked;
        this.facts = facts;
        this.settings = settings;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * Has the source tell what these keys lead to, those left out that it was asked for not long ago. What it says is in
     * the directory when this returns. While it is silent, what it said within the last day serves.
     *
     * @param partnerId on whose behalf; null: a stranger's
     * @throws DirectoryUnavailable when it is silent, and one of the keys does not lead to a customer of the partner's or
     *     was not heard on
     */
    public Heard ask(Keys keys, @Nullable Long partnerId) {
        // What people live through again on a demonstration's desk was never known to a source.
        if (source == null || DeskClock.isReplaying()) {
            return Heard.NOTHING;
        }
        List<AskedKey> named = AskedKey.of(keys);
        if (named.isEmpty()) {
            return Heard.NOTHING;
        }
        Instant now = clock.instant();
        Map<AskedKey, Instant> heard = asked.heard(named);
        List<AskedKey> due = named.stream()
                .filter(key -> source.isSilent() || !isSince(heard.get(key), now.minus(settings.fresh())))
                .toList();
        if (!due.isEmpty()) {
            try {
                answer(source, due, now);
                due.forEach(key -> heard.put(key, now));
            } catch (DirectoryUnavailable silent) {
                Set<String> own = ownKeys(keys, partnerId, now);
                if (!named.stream()
                        .allMatch(key -> isSince(heard.get(key), now.minus(settings.grace()))
                                && (own.contains(key.value()) || own.contains(key.domain())))) {
                    throw silent;
                }
            }
        }
        return new Heard(heard);
    }

    /** When the source was heard on the keys of some requests, without asking it. */
    public Heard heard(Collection<Keys> requests) {
        return source == null
                ? Heard.NOTHING
                : new Heard(asked.heard(requests.stream()
                        .flatMap(keys -> AskedKey.of(keys).stream())
                        .collect(toSet())));
    }

    /** How long {@link #ask} may take; nothing when there is no source. */
    public Duration deadline() {
        return source == null ? Duration.ZERO : settings.deadline();
    }

    /**
     * What leads to customers of the partner's. All else is as if it had never been asked for: a partner could tell from
     * it, while the source is silent, whether somebody has asked for another's customer (D5).
     */
    private Set<String> ownKeys(Keys keys, @Nullable Long partnerId, Instant now) {
        return directory.identify(keys, partnerId, now).matches().stream()
                .filter(Match::mapped)
                .map(Match::key)
                .collect(toSet());
    }

    private void answer(LiveSource source, List<AskedKey> due, Instant now) {
        if (!places.tryAcquire()) {
            throw new DirectoryUnavailable("too many ask it at once", null);
        }
        try {
            Deadline deadline = Deadline.in(settings.deadline());
            Set<String> known = directory.identify(keys(due), null, now).matches().stream()
                    .map(match -> match.account().zoid())
                    .distinct()
                    .limit(AskedKey.MOST)
                    .collect(toSet());
            Set<AskedKey> whole = new LinkedHashSet<>(due);
            known.forEach(zoid -> whole.add(new AskedKey(AskedKey.Kind.NUMBER, zoid)));
            List<SourceAccount> told = source.ask(whole, Known.of(directory.vendor()), deadline);
            apart.executeWithoutResult(status -> {
                asked.waitNoLongerThan(deadline.left());
                facts.take(keys(whole), known, told, LocalDate.ofInstant(now, ZoneOffset.UTC), status);
                asked.keep(due, now, now.minus(settings.grace()));
            });
        } catch (DataAccessException | TransactionException e) {
            // Another change of the directory may take too long to be waited for.
            LOG.warn("What the directory's source says cannot be written: {}", e.toString());
            throw new DirectoryUnavailable("its answer could not be written", e);
        } finally {
            places.release();
        }
    }

    private static Keys keys(Iterable<AskedKey> keys) {
        Set<String> emails = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<String> domains = new HashSet<>();
        for (AskedKey key : keys) {
            switch (key.kind()) {
                case EMAIL -> emails.add(key.value());
                case NUMBER -> numbers.add(key.value());
                case DOMAIN -> domains.add(key.value());
            }
        }
        return new Keys(emails, numbers, domains, Set.of());
    }

    private static boolean isSince(@Nullable Instant heard, Instant limit) {
        return heard != null && heard.isAfter(limit);
    }
}
