package org.partnerdesk.portal.home;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.People;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.platform.launch.DeskSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one plain page before sign-in; whoever is signed in goes on to their own beginning. */
@Controller
class SignInPage {
    private final People people;
    private final DeskSettings settings;

    SignInPage(People people, DeskSettings settings) {
        this.people = people;
        this.settings = settings;
    }

    @GetMapping({"/", "/sign-in"})
    String show(@RequestParam(required = false) @Nullable String refused, Model model) {
        Person person = SignedIn.current().orElse(null);
        if (person != null) {
            return "redirect:" + person.home();
        }
        List<Person> samples = settings.demo() ? people.samples() : List.of();
        model.addAttribute("view", SignInView.of(samples, refused != null));
        return "access/sign-in";
    }
}
