package org.partnerdesk.setup;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.partnerdesk.access.Actor;
import org.partnerdesk.setup.Narration.Moment;
import org.partnerdesk.setup.StoryCast.Customer;
import org.partnerdesk.setup.StoryCast.Writer;
import org.partnerdesk.setup.StoryPlan.Course;
import org.partnerdesk.setup.StoryPlan.Standing;
import org.partnerdesk.setup.StoryPlan.Step;
import org.partnerdesk.setup.StoryPlan.Way;
import org.partnerdesk.ticketing.Impact;

/**
 * Makes the demo history out of its plan. The seed decides who lives which story with which details; the present only
 * says when.
 */
final class StoryTeller {
    private static final int MOST_TRIES = 50;
    private static final int OPENS_AT = 8;
    private static final int MINUTES_OF_A_DAY = 9 * 60;

    private final StoryPlan plan;
    private final List<StoryBook> books;
    private final StoryCast cast;
    private final StoryLots lots;
    private final Set<String> subjects = new HashSet<>();
    private final List<Happening> happenings = new ArrayList<>();
    private int tellings;

    private StoryTeller(StoryPlan plan, List<StoryBook> books, StoryCast cast) {
        this.plan = plan;
        this.books = books;
        this.cast = cast;
        this.lots = new StoryLots(plan, cast);
    }

    /** What happens until {@code asOf}, in order. The same arguments always give the same history. */
    static List<Happening> tell(StoryPlan plan, List<StoryBook> books, StoryCast cast, Instant asOf) {
        StoryTeller teller = new StoryTeller(plan, books, cast);
        Random seeds = new Random(plan.seed());
        plan.standing().forEach(standing -> teller.standing(standing, asOf, new Random(seeds.nextLong())));
        Deque<Chapter> deck = new ArrayDeque<>();
        teller.untold().forEach(deck::add);
        for (int i = 0; i < plan.finished(); i++) {
            if (deck.isEmpty()) {
                teller.shuffled(new Random(seeds.nextLong())).forEach(deck::add);
            }
            teller.finished(deck.pop(), i, asOf, new Random(seeds.nextLong()));
        }
        return teller.happenings.stream()
                .filter(happening -> happening.at().isBefore(asOf))
                .sorted(Comparator.comparing(Happening::at))
                .toList();
    }

    private record Chapter(Story story, StoryBook book) {}

    private List<Chapter> shuffled(Random chance) {
        List<Chapter> all = new ArrayList<>();
        books.forEach(book -> book.stories().forEach(story -> all.add(new Chapter(story, book))));
        Collections.shuffle(all, chance);
        return all;
    }

    /** Those that are not standing open, so that the newest tickets are all different ones. */
    private List<Chapter> untold() {
        Set<String> told = new HashSet<>();
        plan.standing().forEach(standing -> told.add(standing.story()));
        return shuffled(new Random(plan.seed())).stream()
                .filter(chapter -> !told.contains(chapter.story().id()))
                .toList();
    }

    private void standing(Standing s, Instant asOf, Random chance) {
        StoryBook book =
                books.stream().filter(b -> b.has(s.story())).findFirst().orElseThrow();
        Customer customer = cast.customer(s.customer());
        Writer writer = s.from() == null
                ? Telling.one(cast.writers(s.customer(), book.language()), chance)
                : cast.writer(s.from());
        Instant openedAt = asOf.minus(s.ago()).minusSeconds(chance.nextLong(60));
        Telling telling = new Telling(
                tellings++,
                book.story(s.story()),
                book,
                customer,
                s.other() == null ? null : cast.customer(s.other()),
                writer,
                s.way(),
                cast.agent(s.agent()),
                lead(),
                cast.serviceName(book.story(s.story()).service()),
                openedAt);
        List<Moment> moments = requireNonNullElse(s.steps(), List.<Step>of()).stream()
                .map(step -> new Moment(openedAt.plus(step.after()), step.deed()))
                .toList();
        tell(telling, moments, chance);
    }

    private void finished(Chapter chapter, int index, Instant asOf, Random chance) {
        String language = chapter.book().language();
        Story story = chapter.story();
        Customer customer = lots.customer(story, language, chance);
        Course course = lots.course(customer.priority(), chance);
        Way way = course.ways() == null ? lots.way(chance) : Telling.one(course.ways(), chance);
        OpenDays days =
                OpenDays.of(customer.dataCentre().code(), customer.dataCentre().zone());
        Telling telling = new Telling(
                tellings++,
                story,
                chapter.book(),
                customer,
                null,
                Telling.one(cast.writers(customer.zoid(), language), chance),
                way,
                cast.agent(Telling.one(plan.agents().getOrDefault(language, List.of(plan.lead())), chance)),
                lead(),
                cast.serviceName(story.service()),
                openedAt(index, asOf, days, chance));
        double pace = chance.nextDouble(0.7, 1.35);
        tell(telling, moments(telling, course, days, pace), chance);
    }

    private Instant openedAt(int index, Instant asOf, OpenDays days, Random chance) {
        long ago = 1 + (long) (plan.days() - 1) * index / plan.finished();
        ZoneId zone = days.zone();
        LocalDate day = asOf.atZone(UTC).toLocalDate().minusDays(ago);
        Instant morning = day.atTime(OPENS_AT, 0).atZone(zone).toInstant();
        return days.workingDayUntil(morning).plusSeconds(chance.nextLong(MINUTES_OF_A_DAY * 60L));
    }

    private List<Moment> moments(Telling telling, Course course, OpenDays days, double pace) {
        boolean aroundTheClock = course.priority()
                && !telling.way().isMail()
                && (telling.story().impact() == Impact.OUTAGE || telling.story().impact() == Impact.SIGN_IN);
        return course.steps().stream()
                .map(step -> {
                    Duration after = Duration.ofSeconds((long) (step.after().toSeconds() * pace));
                    return new Moment(
                            aroundTheClock ? telling.openedAt().plus(after) : days.later(telling.openedAt(), after),
                            step.deed());
                })
                .toList();
    }

    /** A subject is used once, so that nobody takes two tickets for one. */
    private void tell(Telling telling, List<Moment> moments, Random chance) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Map<String, String> details = telling.details(chance);
            if (subjects.add(StoryText.fill(telling.story().subject(), details))) {
                happenings.addAll(new Narration(telling, details, chance).of(moments));
                return;
            }
        }
        throw new IllegalStateException("The story " + telling.story().id() + " needs more details in its subject");
    }

    private Actor lead() {
        return cast.agent(plan.lead());
    }
}
