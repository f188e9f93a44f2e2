package org.partnerdesk.setup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.partnerdesk.setup.StoryCast.Customer;
import org.partnerdesk.setup.StoryPlan.Course;
import org.partnerdesk.setup.StoryPlan.Way;

/** What is left to chance, with the plan's weights. */
record StoryLots(StoryPlan plan, StoryCast cast) {

    /** Whom a story happens to this time. */
    Customer customer(Story story, String language, Random chance) {
        List<Customer> lots = new ArrayList<>();
        for (Customer customer : cast.customersWith(story.service(), language)) {
            lots.addAll(Collections.nCopies(customer.priority() ? 1 : plan.ordinary(), customer));
        }
        return Telling.one(lots, chance);
    }

    /** What becomes of a ticket. */
    Course course(boolean priority, Random chance) {
        List<Course> lots = new ArrayList<>();
        for (Course course : plan.courses()) {
            lots.addAll(Collections.nCopies(course.priority() == priority ? course.weight() : 0, course));
        }
        return Telling.one(lots, chance);
    }

    /** By which way a request comes. */
    Way way(Random chance) {
        List<Way> lots = new ArrayList<>();
        for (Way way : Way.values()) {
            lots.addAll(Collections.nCopies(plan.ways().getOrDefault(way, 0), way));
        }
        return Telling.one(lots, chance);
    }
}
