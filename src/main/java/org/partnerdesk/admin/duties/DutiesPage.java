package org.partnerdesk.admin.duties;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Duties;
import org.partnerdesk.access.Duties.Fault;
import org.partnerdesk.access.Duty;
import org.partnerdesk.access.People;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Directory;
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

/** {@code /admin/duties}: the ladder, whom it turns to, and who stands in for whom. Leads and admins change it. */
@Controller
@RequestMapping("/admin/duties")
class DutiesPage {
    private final Duties duties;
    private final People people;
    private final Commitments commitments;
    private final Directory directory;
    private final Pages pages;
    private final Clock clock;

    DutiesPage(Duties duties, People people, Commitments commitments, Directory directory, Pages pages, Clock clock) {
        this.duties = duties;
        this.people = people;
        this.commitments = commitments;
        this.directory = directory;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String did, Model model) {
        return show(did, "", Map.of(), null, model);
    }

    @PostMapping
    String give(@RequestParam Map<String, String> form, HttpServletResponse response, Model model) {
        Optional<Fault> fault = duties.give(duty(form), dataCentre(form), form.getOrDefault("email", ""));
        return answer(fault, "duty-given", "duty", form, response, model);
    }

    @PostMapping("/taken")
    String take(@RequestParam Map<String, String> form) {
        duties.take(duty(form), dataCentre(form), form.getOrDefault("email", ""));
        return "redirect:/admin/duties?did=duty-taken";
    }

    /** Days as the form's writer lives them; the last is still a day of leave. */
    @PostMapping("/leaves")
    String addLeave(
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        ZoneId here = pages.of(request).wording().zone();
        Optional<LocalDate> from = day(form.get("from"));
        Optional<LocalDate> until = day(form.get("until"));
        String standIn = form.getOrDefault("standIn", "");
        Optional<Fault> fault = from.isEmpty() || until.isEmpty()
                ? Optional.of(Fault.PERIOD_EMPTY)
                : duties.addLeave(
                        form.getOrDefault("email", ""),
                        from.get().atStartOfDay(here).toInstant(),
                        until.get().plusDays(1).atStartOfDay(here).toInstant(),
                        standIn.isBlank() ? null : standIn);
        return answer(fault, "leave-added", "leave", form, response, model);
    }

    @PostMapping("/leaves/{id}/ended")
    String endLeave(@PathVariable long id) {
        duties.endLeave(id);
        return "redirect:/admin/duties?did=leave-ended";
    }

    private String answer(
            Optional<Fault> fault,
            String did,
            String name,
            Map<String, String> form,
            HttpServletResponse response,
            Model model) {
        if (fault.isEmpty()) {
            return "redirect:/admin/duties?did=" + did;
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return show("", name, form, fault.get(), model);
    }

    private String show(String did, String form, Map<String, String> typed, @Nullable Fault fault, Model model) {
        model.addAttribute("did", did);
        model.addAttribute(
                "view",
                new DutiesView(
                        commitments.policy().steps(),
                        duties.holders(),
                        duties.leaves(clock.instant()),
                        people.desk(),
                        directory.vendor().dataCentres().stream()
                                .map(DataCentre::code)
                                .toList(),
                        clock.instant(),
                        form,
                        typed,
                        fault));
        return "admin/duties/all";
    }

    private static Duty duty(Map<String, String> form) {
        return Arrays.stream(Duty.values())
                .filter(duty -> duty != Duty.ASSIGNEE && duty.name().equals(form.get("duty")))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private @Nullable String dataCentre(Map<String, String> form) {
        String code = form.getOrDefault("dataCentre", "");
        if (code.isEmpty()) {
            return null;
        }
        return directory
                .dataCentre(code)
                .map(DataCentre::code)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return Optional.of(LocalDate.parse(typed == null ? "" : typed));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
