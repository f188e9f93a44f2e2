package org.partnerdesk.console.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.reporting.Attainment;
import org.partnerdesk.reporting.AttainmentFault;
import org.partnerdesk.reporting.AttainmentFile;
import org.partnerdesk.reporting.AttainmentForm;
import org.partnerdesk.reporting.AttainmentQuestion;
import org.partnerdesk.reporting.AttainmentRow;
import org.partnerdesk.reporting.Dimension;
import org.partnerdesk.reporting.MissedTicket;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /reports/attainment}: how far promises were kept, the tickets behind the figures, and the figures as files. */
@Controller
@RequestMapping(AttainmentPage.PATH)
class AttainmentPage {
    static final String PATH = "/reports/attainment";
    static final int TICKETS = 100;

    private final Attainment attainment;
    private final Choices choices;
    private final Clock clock;

    AttainmentPage(Attainment attainment, Choices choices, Clock clock) {
        this.attainment = attainment;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam MultiValueMap<String, String> asked, HttpServletResponse response, Model model) {
        AttainmentFault fault = null;
        AttainmentQuestion question = AttainmentQuestion.usual(today());
        List<AttainmentRow> rows = List.of();
        List<AttainmentRow> weeks = List.of();
        switch (AttainmentForm.read(asked, today())) {
            case AttainmentForm.Refused refused -> fault = refused.fault();
            case AttainmentForm.Read read -> {
                question = read.question();
                rows = attainment.rows(question);
                weeks = question.by().equals(List.of(Dimension.WEEK))
                        ? rows
                        : attainment.rows(question.by(List.of(Dimension.WEEK)));
            }
        }
        if (fault != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        model.addAttribute("view", new AttainmentView(question, rows, weeks, choices.all(), today(), fault));
        return "console/reports/attainment";
    }

    @GetMapping("/tickets")
    String tickets(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "LIMIT") MissedTicket.Mark missed,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        AttainmentQuestion question = question(asked);
        List<MissedTicket> tickets = attainment.missed(question, missed, before, TICKETS + 1);
        model.addAttribute("view", new MissedTicketsView(question, missed, choices.all(), tickets));
        return "console/reports/tickets";
    }

    @GetMapping("/attainment.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> asked) {
        AttainmentQuestion question = question(asked);
        return file(
                "text/csv; charset=utf-8",
                "csv",
                AttainmentFile.csv(question, rows(question)).getBytes(UTF_8));
    }

    @GetMapping("/attainment.xlsx")
    ResponseEntity<byte[]> xlsx(@RequestParam MultiValueMap<String, String> asked) {
        AttainmentQuestion question = question(asked);
        return file(AttainmentFile.XLSX, "xlsx", AttainmentFile.xlsx(question, rows(question)));
    }

    private static ResponseEntity<byte[]> file(String type, String ending, byte[] body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attainment." + ending + "\"")
                .body(body);
    }

    private List<AttainmentRow> rows(AttainmentQuestion question) {
        List<AttainmentRow> rows = attainment.rows(question);
        if (rows.size() > Attainment.MOST_ROWS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return rows;
    }

    /** Of an address that a page of ours has made. */
    private AttainmentQuestion question(MultiValueMap<String, String> asked) {
        return switch (AttainmentForm.read(asked, today())) {
            case AttainmentForm.Read read -> read.question();
            case AttainmentForm.Refused refused -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
