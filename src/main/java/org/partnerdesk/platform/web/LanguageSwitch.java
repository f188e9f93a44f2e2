package org.partnerdesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.partnerdesk.platform.languages.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A plain link that changes the language of this browser and returns to the page it stood on. Needs no session. */
@RestController
class LanguageSwitch {
    @GetMapping("/language/{code}")
    ResponseEntity<Void> choose(
            @PathVariable String code, @RequestParam(defaultValue = "/") String back, HttpServletRequest request) {
        Language language = Language.of(code).orElse(Language.EN);
        ResponseCookie cookie = ResponseCookie.from(ReaderLanguage.COOKIE, language.code())
                .path(request.getContextPath() + "/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .secure(request.isSecure())
                .httpOnly(true)
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .location(URI.create(request.getContextPath() + OwnPath.of(back)))
                .build();
    }
}
