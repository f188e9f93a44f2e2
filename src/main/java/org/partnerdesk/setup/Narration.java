package org.partnerdesk.setup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.setup.StoryPlan.Deed;
import org.partnerdesk.setup.StoryPlan.Way;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;

/** Turns one telling into acts with all their words, in order. */
final class Narration {
    private static final DateTimeFormatter SENT = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm", Locale.ROOT);

    private final Telling telling;
    private final Map<String, String> details;
    private final Random chance;
    private final List<Happening> happenings = new ArrayList<>();
    private int mails;
    private @Nullable String answered;

    Narration(Telling telling, Map<String, String> details, Random chance) {
        this.telling = telling;
        this.details = details;
        this.chance = chance;
    }

    /** A deed and its moment. */
    record Moment(Instant at, Deed deed) {}

    List<Happening> of(List<Moment> moments) {
        happen(telling.openedAt(), opening());
        moments.forEach(moment -> happen(moment.at(), act(moment)));
        return happenings;
    }

    private void happen(Instant at, Act act) {
        happenings.add(new Happening(at, telling.number(), act));
    }

    private Act opening() {
        String text = fill(telling.book().phrases().letter()).replaceAll("\\n{3,}", "\n\n");
        return telling.way().isMail()
                ? new Act.Mail(mail(subject(), text, telling.openedAt()))
                : new Act.Submit(submission(subject(), text));
    }

    private Act act(Moment moment) {
        Story story = telling.story();
        StoryBook.Phrases phrases = telling.book().phrases();
        var agent = telling.agent();
        return switch (moment.deed()) {
            case ASSIGN -> new Act.Assign(telling.lead(), agent.email());
            case ACKNOWLEDGE -> new Act.Acknowledge(agent);
            case FILL -> new Act.Fill(agent, telling.customer().superAdmin());
            case ANSWER -> answer(one(phrases.acknowledgements()), false, null, moment.at());
            case UPDATE -> answer(one(phrases.updates()), true, null, moment.at());
            case ASK -> answer(story.ask(), true, Status.WAITING_FOR_PARTNER, moment.at());
            case SOLVE -> answer(story.solution(), true, Status.RESOLVED, moment.at());
            case NOTE -> new Act.Note(agent, fill(one(phrases.notes())));
            case RAISE -> new Act.SetSeverity(agent, Severity.S2, fill(phrases.raise()));
            case LOWER -> new Act.SetSeverity(agent, Severity.S4, fill(phrases.lower()));
            case DETERMINE ->
                new Act.Determine(
                        agent,
                        new Determination(
                                story.finding().kind(), fill(story.finding().summary())));
            case REPLY -> reply(story.reply(), moment.at());
            case AGAIN -> reply(one(phrases.again()), moment.at());
            case CLOSE -> new Act.SetStatus(agent, Status.CLOSED);
        };
    }

    private Act answer(String text, boolean update, @Nullable Status then, Instant at) {
        details.put("text", text);
        String body = fill(telling.book().phrases().answer());
        details.put("sent", SENT.format(at.atZone(zone())));
        answered = fill(telling.book().phrases().quote()) + "\n"
                + body.lines()
                        .map(line -> "> " + line)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse("");
        return new Act.Answer(telling.agent(), body, update, then);
    }

    private Act reply(String text, Instant at) {
        String own = fill(text) + "\n\n" + telling.writer().name();
        if (!telling.way().isMail()) {
            return new Act.Reply(submission(subject(), own));
        }
        return new Act.Mail(mail("Re: " + subject(), answered == null ? own : own + "\n\n" + answered, at));
    }

    private DemoMail mail(String subject, String text, Instant at) {
        mails++;
        return new DemoMail(
                telling.writer().email(),
                telling.writer().name(),
                telling.customer().dataCentre().mailbox(),
                subject,
                text,
                telling.charset(),
                mailId(mails),
                mails == 1 ? null : mailId(1),
                at);
    }

    private String mailId(int n) {
        String email = telling.writer().email();
        return telling.story().id() + "." + telling.number() + "." + n + "@mail."
                + email.substring(email.indexOf('@') + 1);
    }

    private Submission submission(String subject, String text) {
        Way way = telling.way();
        return new Submission(
                way == Way.API ? Channel.API : Channel.HELP_CENTRE,
                telling.writer().email(),
                telling.writer().name(),
                telling.book().language(),
                subject,
                text,
                null,
                List.of(),
                List.of(),
                telling.customer().superAdmin(),
                way == Way.API ? telling.customer().zoid() : null,
                telling.story().service(),
                telling.story().impact(),
                telling.story().requestType(),
                null,
                null,
                Set.of(),
                false);
    }

    private String subject() {
        return fill(telling.story().subject());
    }

    private String fill(String text) {
        return StoryText.fill(text, details);
    }

    private String one(List<String> choices) {
        return Telling.one(choices, chance);
    }

    private ZoneId zone() {
        return ZoneId.of(telling.customer().dataCentre().zone());
    }
}
