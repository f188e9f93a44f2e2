package org.partnerdesk.console.ticket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalLong;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.parts.Attachments;
import org.partnerdesk.parts.FormattedMail;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What an agent opens of a ticket's messages: files, and mail as its sender formatted it. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class OpenedFiles {
    private final Attachments attachments;
    private final Ticketing ticketing;

    OpenedFiles(Attachments attachments, Ticketing ticketing) {
        this.attachments = attachments;
        this.ticketing = ticketing;
    }

    @GetMapping("/attachments/{sha256}")
    void file(@PathVariable String number, @PathVariable String sha256, HttpServletResponse response)
            throws IOException {
        Attachments.download(attachments.find(id(number), sha256, viewer()).orElseThrow(() -> missing()), response);
    }

    /** The page inside the message's frame; {@code images=shown} asks for those from elsewhere too. */
    @GetMapping("/messages/{message:[0-9]{1,18}}/html")
    String formatted(
            @PathVariable String number,
            @PathVariable long message,
            @RequestParam(defaultValue = "") String images,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        boolean shown = images.equals("shown");
        String at = request.getContextPath() + "/desk/tickets/" + number + "/attachments/";
        model.addAttribute(
                "mail",
                attachments.formatted(id(number), message, viewer(), at, shown).orElseThrow(() -> missing()));
        model.addAttribute("shown", shown);
        FormattedMail.confine(response, shown);
        return "layout/formatted";
    }

    private OptionalLong id(String number) {
        return ticketing.idOf(number).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static Viewer viewer() {
        return SignedIn.current().orElseThrow().viewer();
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
