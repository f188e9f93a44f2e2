package org.partnerdesk.intake.mail;

import java.util.ArrayList;
import java.util.List;

/** Every rule asked of a mail with its answer, kept on its record so that a person can follow the decision. */
final class Trail {
    private final List<Step> steps = new ArrayList<>();

    /** One rule and what it said. */
    record Step(String name, String answer) {}

    void note(String name, String answer) {
        steps.add(new Step(name, answer));
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
