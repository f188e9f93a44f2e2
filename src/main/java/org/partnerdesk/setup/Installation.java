package org.partnerdesk.setup;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import org.partnerdesk.access.Duties;
import org.partnerdesk.access.People;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.Role;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.commitments.Installation.Refused;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Partner;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.time.DeskClock;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the preset in force before any door opens, and in demo mode fills an empty desk with its sample people and
 * customers and their past. What did not change since the last start is left as it is.
 */
@Component
class Installation implements SmartLifecycle {
    private static final String DEPARTMENT = "Partner Support";

    private final DeskSettings settings;
    private final PresetFiles files;
    private final Directory directory;
    private final Entitlements entitlements;
    private final Commitments commitments;
    private final People people;
    private final Duties duties;
    private final DemoHistory history;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean installed;

    Installation(
            DeskSettings settings,
            PresetFiles files,
            Directory directory,
            Entitlements entitlements,
            Commitments commitments,
            People people,
            Duties duties,
            DemoHistory history,
            PasswordEncoder passwords,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.files = files;
        this.directory = directory;
        this.entitlements = entitlements;
        this.commitments = commitments;
        this.people = people;
        this.duties = duties;
        this.history = history;
        this.passwords = passwords;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void start() {
        Preset preset = files.read(settings.preset(), Preset.class);
        if (settings.demo()) {
            installDemo(preset);
        } else {
            transaction.executeWithoutResult(status -> install(preset));
            transaction.executeWithoutResult(status -> admitFirstAdmin());
        }
        installed = true;
    }

    /** A new demo desk has been there for a while: its programme and its directory are older than its tickets. */
    private void installDemo(Preset preset) {
        boolean isNew = directory.isNew();
        String demo = settings.preset() + "-demo";
        DemoDirectory sample = files.exists(demo) ? files.read(demo, DemoDirectory.class) : null;
        Runnable installing = () -> transaction.executeWithoutResult(status -> {
            install(preset);
            if (sample != null && isNew) {
                fill(sample);
            }
        });
        if (isNew) {
            DeskClock.replaying(clock.instant().minus(DemoHistory.BEFORE), installing);
        } else {
            installing.run();
        }
        if (sample != null) {
            history.writeOnce(sample);
        }
    }

    /** Somebody must be able to let the others in: the one who knows the service token. */
    private void admitFirstAdmin() {
        people.put(
                new Person("admin@desk.invalid", "Administrator", Role.ADMIN, DEPARTMENT, null, "en"),
                false,
                passwords.encode(settings.apiToken()));
    }

    private void install(Preset preset) {
        directory.install(preset.vendor());
        entitlements.install(preset.entitlement().policy());
        if (commitments.install(
                        preset.commitments().calendars(), preset.commitments().policy())
                instanceof Refused refused) {
            throw new CannotStart(
                    "The preset " + settings.preset() + " cannot be put in force: " + refused.problems() + ".");
        }
    }

    private void fill(DemoDirectory sample) {
        directory.take(sample.directory());
        sample.agents()
                .forEach(agent -> people.put(
                        new Person(agent.email(), agent.name(), agent.role(), DEPARTMENT, null, agent.language()),
                        true,
                        null));
        sample.duties().forEach(held -> duties.give(held.duty(), held.dataCentre(), held.email()));
        for (var partner : sample.directory().partners()) {
            for (var user : partner.users()) {
                Partner known = directory.sender(user.email()).partner();
                if (known != null) {
                    people.put(
                            new Person(
                                    user.email(),
                                    user.name(),
                                    Role.PARTNER,
                                    known.name(),
                                    known.id(),
                                    requireNonNullElse(user.language(), "en")),
                            true,
                            null);
                }
            }
        }
    }

    @Override
    public void stop() {
        installed = false;
    }

    @Override
    public boolean isRunning() {
        return installed;
    }

    /** Before the listeners for mail and for pages, which come at the end. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }
}
