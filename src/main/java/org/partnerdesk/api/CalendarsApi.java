package org.partnerdesk.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.commitments.CalendarFeed;
import org.partnerdesk.commitments.CalendarFeeds;
import org.partnerdesk.commitments.CalendarSpec;
import org.partnerdesk.commitments.CalendarSpec.ExceptionalDay;
import org.partnerdesk.commitments.CalendarSpec.Holiday;
import org.partnerdesk.commitments.CalendarSpec.Opening;
import org.partnerdesk.commitments.HolidayFile;
import org.partnerdesk.commitments.Retarget;
import org.partnerdesk.commitments.Retargets;
import org.partnerdesk.commitments.WorkingCalendars;
import org.partnerdesk.commitments.WorkingHours;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyFault;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Working calendars for programs: {@code /api/v1/calendars}. */
@RestController
@RequestMapping("/api/v1/calendars")
class CalendarsApi {
    private final WorkingCalendars calendars;
    private final Retargets retargets;
    private final CalendarFeeds feeds;
    private final Directory directory;
    private final Clock clock;

    CalendarsApi(
            WorkingCalendars calendars, Retargets retargets, CalendarFeeds feeds, Directory directory, Clock clock) {
        this.calendars = calendars;
        this.retargets = retargets;
        this.feeds = feeds;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param version counts up with each change */
    record CalendarBody(
            String code,
            int version,
            String zone,
            boolean sample,
            List<Opening> open,
            List<Holiday> holidays,
            List<ExceptionalDay> exceptions) {
        static CalendarBody of(WorkingHours hours) {
            CalendarSpec spec = hours.spec();
            return new CalendarBody(
                    spec.code(),
                    hours.version(),
                    spec.zone(),
                    spec.sample(),
                    spec.open(),
                    spec.holidays(),
                    spec.exceptions());
        }
    }

    /** @param version the one that was read; absent: whatever it is now */
    record CalendarRequest(
            @Nullable String zone,
            @Nullable List<Opening> open,
            @Nullable List<Holiday> holidays,
            @Nullable List<ExceptionalDay> exceptions,
            @Nullable Integer version,
            @Nullable String reason) {}

    /** @param url http, https or webcal; empty or absent: none any more */
    record FeedRequest(@Nullable String url, @Nullable String reason) {}

    /** @param readAt null: never yet. {@code failure}: why the last reading gave nothing */
    record FeedBody(
            String url,
            @Nullable Instant readAt,
            int holidays,
            @Nullable String failure,
            @Nullable String detail) {
        static FeedBody of(CalendarFeed feed) {
            return new FeedBody(feed.url(), feed.readAt(), feed.holidays().size(), feed.failure(), feed.detail());
        }
    }

    /** @param ics the text of an iCalendar file (RFC 5545), at most 1 MB */
    record HolidaysRequest(@Nullable String ics, @Nullable String reason) {}

    /** @param retarget the count of open clocks that would follow; null when nothing has changed */
    record ChangedBody(CalendarBody calendar, @Nullable RetargetBody retarget) {}

    /** What "three working hours from now" is. */
    record AfterBody(Instant from, Instant at) {}

    @GetMapping
    Items<CalendarBody> list() {
        return new Items<>(calendars.list().stream().map(CalendarBody::of).toList());
    }

    @GetMapping("/{code}")
    CalendarBody get(@PathVariable String code) {
        return CalendarBody.of(existing(code));
    }

    /** The first moment by which it has been open for so many minutes. */
    @GetMapping("/{code}/after")
    AfterBody after(
            @PathVariable String code,
            @RequestParam int minutes,
            @RequestParam(required = false) @Nullable Instant from) {
        Instant begin = from == null ? clock.instant() : from;
        if (minutes < 0 || minutes > 600_000) {
            throw Refused.field(PolicyFault.NOT_A_NUMBER, "minutes");
        }
        try {
            return new AfterBody(begin, existing(code).after(begin, Duration.ofMinutes(minutes)));
        } catch (ArithmeticException e) {
            throw Refused.field("calendar.never.open", "minutes", code);
        }
    }

    /** Puts a calendar in force, of a data centre that has one or has none yet. */
    @PutMapping("/{code}")
    ChangedBody put(
            @PathVariable String code, @RequestBody CalendarRequest request, @AuthenticationPrincipal SignedIn caller) {
        if (directory.dataCentre(code).isEmpty()) {
            throw Refused.missing("calendar-not-found");
        }
        withReason(request.reason());
        CalendarSpec spec = new CalendarSpec(
                code,
                request.zone() == null ? "" : request.zone(),
                false,
                listed(request.open()),
                listed(request.holidays()),
                listed(request.exceptions()));
        return changed(
                code, calendars.change(spec, request.version(), caller.email(), String.valueOf(request.reason())));
    }

    /** Adds the holidays of an iCalendar file to a calendar. */
    @PostMapping("/{code}/holidays")
    ChangedBody holidays(
            @PathVariable String code, @RequestBody HolidaysRequest request, @AuthenticationPrincipal SignedIn caller) {
        WorkingHours calendar = existing(code);
        byte[] file = (request.ics() == null ? "" : request.ics()).getBytes(UTF_8);
        return switch (HolidayFile.read(file, LocalDate.ofInstant(clock.instant(), calendar.zone()))) {
            case HolidayFile.Read.Refused refused -> throw Refused.field(refused.why(), "ics");
            case HolidayFile.Read.Found found -> {
                withReason(request.reason());
                yield changed(
                        code,
                        calendars.takeHolidays(
                                code, List.of(), found.holidays(), caller.email(), String.valueOf(request.reason())));
            }
        };
    }

    /** Where holidays are read from every day. */
    @GetMapping("/{code}/feed")
    FeedBody feed(@PathVariable String code) {
        return feeds.find(existing(code).spec().code())
                .map(FeedBody::of)
                .orElseThrow(() -> Refused.missing("calendar-feed-not-found"));
    }

    /** Has holidays read from an address, at once and every day; an empty one ends it. */
    @PutMapping("/{code}/feed")
    ResponseEntity<FeedBody> setFeed(
            @PathVariable String code, @RequestBody FeedRequest request, @AuthenticationPrincipal SignedIn caller) {
        String known = existing(code).spec().code();
        feeds.set(known, request.url(), caller.email(), request.reason()).forEach((field, fault) -> {
            throw Refused.field(fault, field);
        });
        return feeds.find(known)
                .map(feed -> ResponseEntity.ok(FeedBody.of(feed)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/{code}/retargets/{retarget}")
    RetargetBody retarget(@PathVariable String code, @PathVariable String retarget) {
        return RetargetBody.of(existing(code, retarget));
    }

    /** Moves the open clocks that were counted, in the background. */
    @PostMapping("/{code}/retargets/{retarget}/go")
    ResponseEntity<RetargetBody> go(@PathVariable String code, @PathVariable String retarget) {
        if (!retargets.go(existing(code, retarget).id())) {
            throw new Refused(HttpStatus.CONFLICT, "retarget-not-previewed", "");
        }
        return ResponseEntity.accepted().body(RetargetBody.of(existing(code, retarget)));
    }

    private static void withReason(@Nullable String reason) {
        Policies.faults(reason).forEach((field, fault) -> {
            throw Refused.field(fault, field);
        });
    }

    private ChangedBody changed(String code, WorkingCalendars.Outcome outcome) {
        return switch (outcome) {
            case WorkingCalendars.Outcome.Done done ->
                new ChangedBody(
                        CalendarBody.of(existing(code)),
                        done.retarget() == null
                                ? null
                                : RetargetBody.of(existing(code, done.retarget().toString())));
            case WorkingCalendars.Outcome.Faulty faulty ->
                throw Refused.field(
                        faulty.problems().getFirst().code(),
                        "calendar",
                        Problems.told(faulty.problems().getFirst().where()));
            case WorkingCalendars.Outcome.ChangedMeanwhile later ->
                throw new Refused(HttpStatus.CONFLICT, "calendar-changed", "version", later.version());
        };
    }

    private static <T> List<T> listed(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }

    private WorkingHours existing(String code) {
        return calendars.find(code).orElseThrow(() -> Refused.missing("calendar-not-found"));
    }

    private Retarget existing(String code, String retarget) {
        return retargets
                .find(Ids.number(retarget, "retarget-not-found"))
                .filter(found -> found.cause() == Retarget.Cause.CALENDAR
                        && found.subject().equals(code))
                .orElseThrow(() -> Refused.missing("retarget-not-found"));
    }
}
