package org.partnerdesk.parts;

import org.partnerdesk.commitments.StepMoment;
import org.partnerdesk.commitments.StepPlace;
import org.partnerdesk.platform.web.Page;

/** Where on its way a promise is, in the reader's words. */
public final class Places {
    private Places() {}

    /** Where a step of the ladder lies. */
    public static String words(StepMoment moment, Page page) {
        String by = page.wording().length(moment.offset());
        boolean isGoal = moment.percent() == 0;
        if (moment.offset().isZero()) {
            return isGoal
                    ? page.say("step.goal")
                    : moment.percent() == 100 ? page.say("step.limit") : page.say("step.between", moment.percent());
        }
        return moment.offset().isNegative()
                ? page.say(isGoal ? "step.before-goal" : "step.before-limit", by)
                : page.say(isGoal ? "step.after-goal" : "step.after-limit", by);
    }

    public static String words(StepPlace place, Page page) {
        return switch (place.kind()) {
            case BEFORE_GOAL -> page.say("step.before-goal", page.wording().length(place.by()));
            case GOAL -> page.say("step.goal");
            case BETWEEN -> page.say("step.between", place.percent());
            case LIMIT -> page.say("step.limit");
            case AFTER_LIMIT -> page.say("step.after-limit", page.wording().length(place.by()));
        };
    }
}
