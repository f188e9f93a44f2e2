package org.partnerdesk.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.imports.DirectoryImports;
import org.partnerdesk.directory.imports.DirectoryImports.Done;
import org.partnerdesk.directory.imports.Import;
import org.partnerdesk.directory.imports.ImportMode;
import org.partnerdesk.directory.imports.ImportRequest;
import org.partnerdesk.platform.languages.Texts;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.platform.web.ReaderLanguage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of facts for programs. */
@RestController
@RequestMapping(ImportsApi.PATH)
class ImportsApi {
    static final String PATH = "/api/v1/directory/imports";

    private static final int LONGEST_NAME = 200;

    private final DirectoryImports imports;

    ImportsApi(DirectoryImports imports) {
        this.imports = imports;
    }

    /** Reads the file while it comes; what is checked and applied afterwards is told by {@link #get}. */
    @PostMapping
    ResponseEntity<ImportBody> take(
            @RequestParam String kind,
            @RequestParam(defaultValue = "delta") String mode,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "utf-8") String charset,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn caller)
            throws IOException {
        String called = StorableText.of(name).strip();
        ImportRequest asked = new ImportRequest(
                FactKind.of(kind).orElseThrow(() -> noSuch("kind")),
                mode(mode),
                dryRun,
                ImportRequest.charset(charset).orElseThrow(() -> noSuch("charset")),
                called.substring(0, Math.min(called.length(), LONGEST_NAME)),
                caller.email(),
                request.getContentLengthLong() < 0 ? null : request.getContentLengthLong());
        Import taken = imports.take(asked, request.getInputStream());
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + taken.id()))
                .body(ImportBody.of(taken, texts(request)));
    }

    @GetMapping
    PageOf<ImportBody> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            HttpServletRequest request) {
        int rows = PageOf.limit(limit);
        List<Import> found = imports.latest(PageOf.after(after), rows + 1);
        Texts texts = texts(request);
        return PageOf.of(found, rows, one -> ImportBody.of(one, texts), one -> Long.toString(one.id()));
    }

    @GetMapping("/{id}")
    ImportBody get(@PathVariable String id, HttpServletRequest request) {
        return ImportBody.of(find(id), texts(request));
    }

    @GetMapping("/{id}/refused")
    void refused(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Import one = find(id);
        Texts texts = texts(request);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"refused-" + one.id() + ".csv\"");
        imports.refused(one, texts, response.getWriter());
    }

    @PostMapping("/{id}/apply")
    ResponseEntity<ImportBody> apply(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal SignedIn caller) {
        return answer(id, imports.apply(find(id).id(), caller.email()), request);
    }

    @PostMapping("/{id}/drop")
    ResponseEntity<ImportBody> drop(@PathVariable String id, HttpServletRequest request) {
        return answer(id, imports.drop(find(id).id()), request);
    }

    @PostMapping("/{id}/undo")
    ResponseEntity<ImportBody> undo(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal SignedIn caller) {
        return answer(id, imports.undo(find(id).id(), caller.email()), request);
    }

    private ResponseEntity<ImportBody> answer(String id, Done done, HttpServletRequest request) {
        return switch (done) {
            case NO_SUCH_IMPORT -> throw noImport();
            case NOT_NOW -> throw new Refused(HttpStatus.CONFLICT, "import-not-now", "");
            case DONE -> ResponseEntity.accepted().body(get(id, request));
        };
    }

    private Import find(String id) {
        return imports.find(Ids.number(id, "import-not-found")).orElseThrow(ImportsApi::noImport);
    }

    private static ImportMode mode(String name) {
        return switch (name) {
            case "delta" -> ImportMode.DELTA;
            case "full" -> ImportMode.FULL;
            default -> throw noSuch("mode");
        };
    }

    private static Refused noSuch(String parameter) {
        return Refused.field("no-such-value", parameter, parameter);
    }

    private static Refused noImport() {
        return Refused.missing("import-not-found");
    }

    private static Texts texts(HttpServletRequest request) {
        return Texts.of(ReaderLanguage.ofBrowser(request));
    }
}
