package org.partnerdesk.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In demo mode the sample people sign in by one click. */
@Controller
@ConditionalOnProperty(value = "partnerdesk.demo", matchIfMissing = true)
class DemoSignIn {
    private final People people;
    private final SecurityContextRepository contexts;

    DemoSignIn(People people, SecurityContextRepository contexts) {
        this.people = people;
        this.contexts = contexts;
    }

    @PostMapping("/sign-in/demo")
    String signIn(@RequestParam String email, HttpServletRequest request, HttpServletResponse response) {
        SignedIn who = people.sample(email).orElse(null);
        if (who == null) {
            return "redirect:/?refused";
        }
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return "redirect:" + who.person().home();
    }
}
