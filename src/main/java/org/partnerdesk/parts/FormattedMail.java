package org.partnerdesk.parts;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * A message as its sender formatted it, made harmless: what is not on the list of the allowed is not there, links say
 * where they lead, paragraphs find their own direction, and images from elsewhere are asked for on request only.
 *
 * @param remote whether there are images from elsewhere
 */
public record FormattedMail(String html, boolean remote) {
    /** What is longer is there as text and as the mail itself. */
    private static final int LONGEST = 1_000_000;

    private static final String PARAGRAPHS = "p, div, li, td, th, blockquote, h1, h2, h3, h4, h5, h6, pre, dt, dd";

    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "div",
                    "span",
                    "br",
                    "hr",
                    "b",
                    "strong",
                    "i",
                    "em",
                    "u",
                    "s",
                    "strike",
                    "small",
                    "sub",
                    "sup",
                    "font",
                    "center",
                    "blockquote",
                    "pre",
                    "code",
                    "tt",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "bdi",
                    "bdo",
                    "a",
                    "img",
                    "abbr",
                    "cite",
                    "q",
                    "del",
                    "ins")
            .allowAttributes("dir", "lang", "title", "align")
            .globally()
            .allowAttributes("color", "face", "size")
            .onElements("font")
            .allowAttributes(
                    "width",
                    "height",
                    "valign",
                    "bgcolor",
                    "border",
                    "cellpadding",
                    "cellspacing",
                    "colspan",
                    "rowspan")
            .onElements("table", "tr", "td", "th")
            .allowAttributes("src", "alt", "width", "height")
            .onElements("img")
            .allowAttributes("href", "target")
            .onElements("a")
            .allowAttributes("class")
            .matching(Pattern.compile("true-host|not-shown"))
            .onElements("span", "bdi")
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .allowWithoutAttributes("span", "font")
            .allowStyling()
            .toFactory();

    /**
     * @param html as it came
     * @param files of the message, for images that it brings along
     * @param at where these are found
     * @param remoteShown whether images from elsewhere are to be shown too
     */
    public static FormattedMail of(String html, List<FileRow> files, String at, boolean remoteShown) {
        Document mail = Jsoup.parse(html.substring(0, Math.min(html.length(), LONGEST)));
        mail.select("[class]").removeAttr("class");
        mail.select("base, style, script, head > title").remove();
        boolean remote = false;
        for (Element image : mail.select("img")) {
            remote |= image(image, files, at, remoteShown);
        }
        mail.select("a[href]").forEach(FormattedMail::link);
        mail.select(PARAGRAPHS).not("[dir]").attr("dir", "auto");
        return new FormattedMail(ALLOWED.sanitize(mail.body().html()), remote);
    }

    /** What a browser lets the page with it do: no script, no form, nothing but its own frame. */
    public static void confine(HttpServletResponse response, boolean remoteShown) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; img-src 'self'" + (remoteShown ? " https: http:" : "")
                        + "; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; "
                        + "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    /** Whether it comes from elsewhere. */
    private static boolean image(Element image, List<FileRow> files, String at, boolean remoteShown) {
        String source = image.attr("src").strip();
        Optional<FileRow> enclosed = files.stream()
                .filter(file -> file.contentId() != null && source.equalsIgnoreCase("cid:" + file.contentId()))
                .findFirst();
        if (enclosed.isPresent()) {
            image.attr("src", at + enclosed.get().sha256());
            return false;
        }
        Optional<LinkTarget> elsewhere = LinkTarget.of(source).filter(LinkTarget::isWeb);
        if (elsewhere.isPresent() && remoteShown) {
            image.attr("src", elsewhere.get().address());
        } else {
            Element instead = new Element("span").text(image.attr("alt"));
            image.replaceWith(elsewhere.isPresent() ? instead.addClass("not-shown") : instead);
        }
        return elsewhere.isPresent();
    }

    private static void link(Element link) {
        Optional<LinkTarget> target = LinkTarget.of(link.attr("href"));
        if (target.isEmpty()) {
            link.removeAttr("href");
            return;
        }
        link.attr("href", target.get().address()).attr("target", "_blank");
        String words = link.text().strip();
        String said = LinkTarget.of(words.contains("://") ? words : "https://" + words)
                .map(LinkTarget::host)
                .orElse("");
        if (target.get().isWeb() && !said.equals(target.get().host())) {
            link.after(new Element("bdi")
                    .addClass("true-host")
                    .text(" (" + target.get().host() + ")"));
        }
    }
}
