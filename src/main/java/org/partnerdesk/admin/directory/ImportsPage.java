package org.partnerdesk.admin.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
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
import org.partnerdesk.platform.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /admin/directory}: send a file, see what became of those before. htmx asks for the part that may still change. */
@Controller
@RequestMapping("/admin/directory")
class ImportsPage {
    private static final int ROWS = 50;
    private static final int LONGEST_NAME = 200;

    private final DirectoryImports imports;
    private final ImportQueries queries;
    private final Pages pages;

    ImportsPage(DirectoryImports imports, ImportQueries queries, Pages pages) {
        this.imports = imports;
        this.queries = queries;
        this.pages = pages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable Long before, Model model) {
        List<Import> found = imports.latest(before, ROWS + 1);
        model.addAttribute(
                "view", new ImportsView(found.subList(0, Math.min(ROWS, found.size())), found.size() > ROWS));
        return "admin/directory/imports";
    }

    @PostMapping("/imports")
    String take(HttpServletRequest request, @AuthenticationPrincipal SignedIn me)
            throws IOException, FileUploadException {
        SentForm form = SentForm.of(request);
        String name = StorableText.of(form.fileName());
        ImportRequest asked = new ImportRequest(
                FactKind.of(form.field("kind")).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST)),
                form.field("mode").equals("full") ? ImportMode.FULL : ImportMode.DELTA,
                !form.field("dryRun").isEmpty(),
                ImportRequest.charset(form.field("charset")).orElse(StandardCharsets.UTF_8),
                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                me.email(),
                request.getContentLengthLong() < 0 ? null : request.getContentLengthLong());
        return "redirect:/admin/directory/imports/"
                + imports.take(asked, form.file()).id();
    }

    @GetMapping("/imports/{id}")
    String show(
            @PathVariable long id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        model.addAttribute("view", ImportView.of(find(id), queries.refused(id)));
        return part ? "admin/directory/part" : "admin/directory/import";
    }

    @GetMapping("/imports/{id}/refused.csv")
    void refused(@PathVariable long id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Import one = find(id);
        Texts texts = pages.of(request).texts();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"refused-" + id + ".csv\"");
        imports.refused(one, texts, response.getWriter());
    }

    @PostMapping("/imports/{id}/{act}")
    String act(@PathVariable long id, @PathVariable String act, @AuthenticationPrincipal SignedIn me) {
        Done done = switch (act) {
            case "apply" -> imports.apply(id, me.email());
            case "drop" -> imports.drop(id);
            case "undo" -> imports.undo(id, me.email());
            default -> Done.NO_SUCH_IMPORT;
        };
        if (done == Done.NO_SUCH_IMPORT) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/admin/directory/imports/" + id;
    }

    private Import find(long id) {
        return imports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
