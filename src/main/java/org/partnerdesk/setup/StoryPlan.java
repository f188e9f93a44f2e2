package org.partnerdesk.setup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the demo desk's past is made of stories.
 *
 * @param finished how many tickets of the past go through one of the {@code courses}
 * @param days over which they are spread
 * @param agents addresses of those who answer in a language, as often as they are named
 * @param lead who assigns tickets
 * @param priority ZOIDs of the customers whose tickets are expected to become S1
 * @param ordinary how many times likelier a story happens to a customer that is not of {@code priority}
 * @param places by ZOID, towns where the customer's people sit
 * @param user another user of a customer than its SuperAdmin, by ZOID
 * @param ways how often a request comes which way
 * @param standing the tickets that are open at the end, newest first
 */
record StoryPlan(
        long seed,
        int finished,
        int days,
        List<String> languages,
        Map<String, List<String>> agents,
        String lead,
        List<String> priority,
        int ordinary,
        Map<String, List<String>> places,
        Map<String, String> user,
        List<Stranger> strangers,
        List<Unknown> unknown,
        Map<Way, Integer> ways,
        List<Course> courses,
        List<Standing> standing) {

    /** The way a request comes in and how it says who the customer is. */
    enum Way {
        TEMPLATE,
        ADDRESS,
        NUMBER,
        NOTHING,
        USER,
        TWO,
        FORM,
        API;

        boolean isMail() {
            return this != FORM && this != API;
        }
    }

    /** What can be done about a ticket. */
    enum Deed {
        ASSIGN,
        ACKNOWLEDGE,
        FILL,
        ANSWER,
        NOTE,
        RAISE,
        LOWER,
        ASK,
        REPLY,
        DETERMINE,
        UPDATE,
        SOLVE,
        AGAIN,
        CLOSE
    }

    /** @param after the ticket was opened */
    record Step(Duration after, Deed deed) {}

    /**
     * What happens to a ticket, in open time.
     *
     * @param priority whether it is for tickets that are expected to become S1
     * @param ways for which alone it is; null: for those of {@link StoryPlan#ways}
     */
    record Course(
            String name,
            boolean priority,
            int weight,
            @Nullable List<Way> ways,
            List<Step> steps) {}

    /**
     * A ticket with its place in the picture.
     *
     * @param customer a ZOID, or the address of an {@link Unknown} one
     * @param other the second customer of {@link Way#TWO}, a ZOID
     * @param from who writes, when not one of the customer's own partner
     * @param ago when it was opened, before the end
     */
    record Standing(
            String story,
            String customer,
            @Nullable String other,
            @Nullable String from,
            Way way,
            Duration ago,
            String agent,
            @Nullable List<Step> steps) {}

    /** Somebody whom the directory does not know. */
    record Stranger(String email, String name) {}

    /** A customer that is in no directory. */
    record Unknown(String email, String name, String dataCentre, List<String> places) {}
}
