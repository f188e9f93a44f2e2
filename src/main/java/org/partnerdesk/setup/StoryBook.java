package org.partnerdesk.setup;

import java.util.List;

/** The stories of one language, with the phrases that people writing in it use in all of them. */
record StoryBook(String language, Phrases phrases, List<Story> stories) {

    /**
     * Frames and sentences, each with slots.
     *
     * @param letter a mail's or form's text around {@code body} and {@code naming}
     * @param answer an agent's text around {@code text}
     * @param quote the line above quoted mail
     */
    record Phrases(
            String letter,
            String answer,
            String quote,
            Naming naming,
            List<String> greetings,
            List<String> acknowledgements,
            List<String> updates,
            List<String> notes,
            List<String> again,
            String raise,
            String lower) {}

    /** How a partner says who the customer is; {@code template} are the labelled lines of the e-mail template (M10). */
    record Naming(String template, String address, String number, String nothing, String user, String two) {}

    Story story(String id) {
        return stories.stream()
                .filter(story -> story.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No story " + id));
    }

    boolean has(String id) {
        return stories.stream().anyMatch(story -> story.id().equals(id));
    }
}
