package org.partnerdesk.admin.calendars;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.Role;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.commitments.CalendarFeeds;
import org.partnerdesk.commitments.HolidayFile;
import org.partnerdesk.commitments.Retarget;
import org.partnerdesk.commitments.Retargets;
import org.partnerdesk.commitments.WorkingCalendars;
import org.partnerdesk.commitments.WorkingHours;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.platform.web.Page;
import org.partnerdesk.platform.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /admin/calendars}: every working calendar, a year of it drawn, changed by a form. */
@Controller
@RequestMapping("/admin/calendars")
class CalendarsPage {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int MOST_MINUTES = 60_000;

    private final WorkingCalendars calendars;
    private final Retargets retargets;
    private final CalendarFeeds feeds;
    private final Pages pages;
    private final Clock clock;

    CalendarsPage(WorkingCalendars calendars, Retargets retargets, CalendarFeeds feeds, Pages pages, Clock clock) {
        this.calendars = calendars;
        this.retargets = retargets;
        this.feeds = feeds;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("calendars", calendars.list());
        return "admin/calendars/all";
    }

    /** @param hours open hours, such as {@code 3} or {@code 1:30}; {@code from} local time of the calendar, empty: now */
    @GetMapping("/{code}")
    String show(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "3") String hours,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String did,
            Model model) {
        WorkingHours calendar = existing(code);
        model.addAttribute("did", did);
        return show(
                calendar,
                CalendarView.Form.of(CalendarText.of(calendar.spec()), ""),
                calendar.version(),
                List.of(),
                year,
                asked(calendar, hours, from),
                model);
    }

    /** Keeps what the form says; with an iCalendar file, fills the form with its holidays and keeps nothing yet. */
    @PostMapping("/{code}")
    String change(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "0") int read,
            @RequestParam(defaultValue = "") String ics,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        WorkingHours calendar = existing(code);
        Page page = pages.of(request);
        CalendarText text = text(typed);
        String reason = typed.getOrDefault("reason", "");
        if (!ics.isBlank()) {
            return filled(calendar, text, reason, read, ics, page, response, model);
        }
        CalendarText.Parsed parsed = text.parsed(code);
        List<String> said = new ArrayList<>();
        parsed.faults().forEach(fault -> said.add(page.say("calendar.line", field(fault.field(), page), fault.line())));
        Policies.faults(reason).values().forEach(fault -> said.add(page.word(fault)));
        if (said.isEmpty()) {
            String by = SignedIn.current().orElseThrow().email();
            switch (calendars.change(parsed.spec(), read, by, reason)) {
                case WorkingCalendars.Outcome.Done done -> {
                    return "redirect:/admin/calendars/" + code
                            + (done.retarget() == null ? "?did=calendar-same" : "?did=calendar-changed#retarget");
                }
                case WorkingCalendars.Outcome.Faulty faulty ->
                    faulty.problems().forEach(one -> said.add(page.say("api." + one.code(), one.where())));
                case WorkingCalendars.Outcome.ChangedMeanwhile later ->
                    said.add(page.say("api.calendar-changed", later.version()));
            }
        }
        return refused(calendar, text, reason, read, said, response, model);
    }

    private String filled(
            WorkingHours calendar,
            CalendarText text,
            String reason,
            int read,
            String ics,
            Page page,
            HttpServletResponse response,
            Model model) {
        return switch (HolidayFile.read(
                ics.strip().getBytes(UTF_8), LocalDate.ofInstant(clock.instant(), calendar.zone()))) {
            case HolidayFile.Read.Refused refused ->
                refused(calendar, text, reason, read, List.of(page.say("api." + refused.why())), response, model);
            case HolidayFile.Read.Found found -> {
                String more = CalendarText.written(found.holidays());
                String holidays = String.join(
                        "\n",
                        Stream.concat(text.holidays().lines(), more.lines())
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .distinct()
                                .toList());
                model.addAttribute("did", "calendar-filled");
                yield show(
                        calendar,
                        CalendarView.Form.of(
                                new CalendarText(text.zone(), text.week(), holidays, text.exceptions()), reason),
                        read,
                        List.of(),
                        "",
                        asked(calendar, "3", ""),
                        model);
            }
        };
    }

    /** Has holidays read from an address every day; an empty one ends it. */
    @PostMapping("/{code}/feed")
    String feed(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        WorkingHours calendar = existing(code);
        Map<String, PolicyFault> faults = feeds.set(code, url, me().email(), reason);
        if (faults.isEmpty()) {
            return "redirect:/admin/calendars/" + code + "?did=calendar-feed#feed";
        }
        Page page = pages.of(request);
        List<String> said = faults.values().stream().map(page::word).toList();
        return refused(calendar, CalendarText.of(calendar.spec()), "", calendar.version(), said, response, model);
    }

    @PostMapping("/{code}/retargets/{retarget}/go")
    String go(@PathVariable String code, @PathVariable long retarget) {
        boolean own = retargets
                .of(Retarget.Cause.CALENDAR, existing(code).spec().code())
                .stream()
                .anyMatch(one -> one.id() == retarget);
        if (!own) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        boolean started = retargets.go(retarget);
        return "redirect:/admin/calendars/" + code + (started ? "?did=retarget-started" : "?did=policy-changed")
                + "#retarget";
    }

    private String refused(
            WorkingHours calendar,
            CalendarText text,
            String reason,
            int read,
            List<String> said,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return show(calendar, CalendarView.Form.of(text, reason), read, said, "", asked(calendar, "3", ""), model);
    }

    private String show(
            WorkingHours calendar,
            CalendarView.Form form,
            int read,
            List<String> said,
            String year,
            CalendarView.Asked asked,
            Model model) {
        int now = LocalDate.ofInstant(clock.instant(), calendar.zone()).getYear();
        int shown = year.matches("\\p{Nd}{4}") ? Math.clamp(Integer.parseInt(year), FIRST_YEAR, LAST_YEAR) : now;
        String code = calendar.spec().code();
        model.addAttribute(
                "view",
                new CalendarView(
                        calendar,
                        CalendarYear.of(calendar, shown),
                        asked,
                        form,
                        read,
                        said,
                        calendars.versions(code),
                        retargets.of(Retarget.Cause.CALENDAR, code),
                        feeds.find(code).orElse(null),
                        me().role() == Role.ADMIN));
        return "admin/calendars/one";
    }

    private CalendarView.Asked asked(WorkingHours calendar, String length, String from) {
        int minutes = 180;
        if (length.strip().matches("\\p{Nd}{1,3}(:\\p{Nd}{2})?")) {
            String[] parts = length.strip().split(":", 2);
            minutes = Integer.parseInt(parts[0]) * 60 + (parts.length == 2 ? Integer.parseInt(parts[1]) : 0);
        }
        Duration open = Duration.ofMinutes(Math.clamp(minutes, 1, MOST_MINUTES));
        Instant begin = clock.instant();
        try {
            if (!from.isBlank()) {
                begin = LocalDateTime.parse(from.strip())
                        .atZone(calendar.zone())
                        .toInstant();
            }
            return new CalendarView.Asked(length, from, open, begin, calendar.after(begin, open));
        } catch (DateTimeParseException e) {
            return new CalendarView.Asked(length, "", open, begin, calendar.after(begin, open));
        } catch (ArithmeticException e) {
            return new CalendarView.Asked(length, from, open, begin, null);
        }
    }

    private static CalendarText text(Map<String, String> typed) {
        Map<DayOfWeek, String> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, typed.getOrDefault("day" + day.getValue(), ""));
        }
        return new CalendarText(
                typed.getOrDefault("zone", ""),
                week,
                typed.getOrDefault("holidays", ""),
                typed.getOrDefault("exceptions", ""));
    }

    private static String field(String field, Page page) {
        return field.startsWith("day") ? page.say("weekday." + field.charAt(3)) : page.say("calendar." + field);
    }

    private WorkingHours existing(String code) {
        return calendars.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Person me() {
        return SignedIn.current().orElseThrow();
    }
}
