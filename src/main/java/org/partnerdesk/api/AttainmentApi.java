package org.partnerdesk.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.reporting.Attainment;
import org.partnerdesk.reporting.AttainmentFault;
import org.partnerdesk.reporting.AttainmentFile;
import org.partnerdesk.reporting.AttainmentForm;
import org.partnerdesk.reporting.AttainmentQuestion;
import org.partnerdesk.reporting.AttainmentRow;
import org.partnerdesk.reporting.Dimension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far promises were kept, for programs: {@code /api/v1/attainment}. */
@RestController
@RequestMapping("/api/v1/attainment")
class AttainmentApi {
    private final Attainment attainment;
    private final Clock clock;

    AttainmentApi(Attainment attainment, Clock clock) {
        this.attainment = attainment;
        this.clock = clock;
    }

    /** @param from the first day (UTC), {@code to} the last: whole weeks when {@code by} has the week */
    record AttainmentBody(LocalDate from, LocalDate to, List<String> by, List<Map<String, @Nullable Object>> items) {}

    record CorrectionsBody(long promised, long goalMet, long limitMet) {}

    /** {@code format} is json, csv or xlsx; without it the first of these that {@code Accept} begins with, else json. */
    @GetMapping
    ResponseEntity<?> attainment(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        AttainmentQuestion question =
                switch (AttainmentForm.read(asked, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
                    case AttainmentForm.Read read -> read.question();
                    case AttainmentForm.Refused refused -> throw Refused.field(refused.fault(), refused.field());
                };
        String format = asked.containsKey("format") ? String.valueOf(asked.getFirst("format")) : accepted(accept);
        if (!List.of("json", "csv", "xlsx").contains(format)) {
            throw Refused.field("no-such-value", "format", "format");
        }
        List<AttainmentRow> rows = attainment.rows(question);
        if (rows.size() > Attainment.MOST_ROWS) {
            throw Refused.field(AttainmentFault.TOO_MANY_ROWS, "by");
        }
        return switch (format) {
            case "csv" ->
                ResponseEntity.ok()
                        .contentType(new MediaType("text", "csv", UTF_8))
                        .body(AttainmentFile.csv(question, rows).getBytes(UTF_8));
            case "xlsx" ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(AttainmentFile.XLSX))
                        .body(AttainmentFile.xlsx(question, rows));
            default ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new AttainmentBody(
                                question.from(),
                                question.to(),
                                question.by().stream().map(Dimension::code).toList(),
                                rows.stream().map(row -> item(question, row)).toList()));
        };
    }

    private static String accepted(String accept) {
        return accept.startsWith("text/csv") ? "csv" : accept.startsWith(AttainmentFile.XLSX) ? "xlsx" : "json";
    }

    /** The group's own values by their names, then its figures. */
    private static Map<String, @Nullable Object> item(AttainmentQuestion question, AttainmentRow row) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        for (int i = 0; i < row.keys().size(); i++) {
            Dimension dimension = question.by().get(i);
            AttainmentRow.Key key = row.keys().get(i);
            item.put(dimension.code(), dimension == Dimension.MILESTONE ? lower(key.value()) : key.value());
            if (dimension == Dimension.PARTNER) {
                item.put("partnerName", key.name());
            }
        }
        item.put("promised", row.figures().promised());
        item.put("goalMet", row.figures().goalMet());
        item.put("goalRate", row.figures().goalRate());
        item.put("limitMet", row.figures().limitMet());
        item.put("limitRate", row.figures().limitRate());
        item.put("missed", row.figures().missed());
        item.put(
                "corrections",
                new CorrectionsBody(
                        row.corrections().promised(),
                        row.corrections().goalMet(),
                        row.corrections().limitMet()));
        return item;
    }

    private static @Nullable String lower(@Nullable String value) {
        return value == null ? null : value.toLowerCase(Locale.ROOT);
    }
}
