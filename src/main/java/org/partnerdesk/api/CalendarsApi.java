package org.partnerdesk.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
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
    private final Directory directory;
    private final Clock clock;

    CalendarsApi(WorkingCalendars calendars, Retargets retargets, Directory directory, Clock clock) {
        this.calendars = calendars;
        this.retargets = retargets;
        this.directory = directory;
        this.clock = clock;
    }

    record Items<T>(List<T> items) {}

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
        return change(
                new CalendarSpec(
                        code,
                        request.zone() == null ? "" : request.zone(),
                        false,
                        listed(request.open()),
                        listed(request.holidays()),
                        listed(request.exceptions())),
                request.version(),
                request.reason(),
                caller);
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
                CalendarSpec spec = calendar.spec();
                Set<Holiday> all = new LinkedHashSet<>(spec.holidays());
                found.holidays().stream()
                        .filter(holiday -> spec.holidays().stream()
                                .noneMatch(known -> holiday.on() != null && known.falls(holiday.on())))
                        .forEach(all::add);
                yield change(
                        new CalendarSpec(code, spec.zone(), false, spec.open(), List.copyOf(all), spec.exceptions()),
                        calendar.version(),
                        request.reason(),
                        caller);
            }
        };
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

    private ChangedBody change(CalendarSpec spec, @Nullable Integer version, @Nullable String reason, SignedIn caller) {
        Policies.faults(reason).forEach((field, fault) -> {
            throw Refused.field(fault, field);
        });
        return switch (calendars.change(spec, version, caller.email(), reason == null ? "" : reason)) {
            case WorkingCalendars.Outcome.Done done ->
                new ChangedBody(
                        CalendarBody.of(existing(spec.code())),
                        done.retarget() == null
                                ? null
                                : RetargetBody.of(
                                        existing(spec.code(), done.retarget().toString())));
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
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
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
