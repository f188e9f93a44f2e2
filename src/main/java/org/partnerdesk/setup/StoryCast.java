package org.partnerdesk.setup;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Set;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.directory.Vendor;

/** The sample people and customers in their parts. */
final class StoryCast {
    private static final Set<String> NOT_IN_ONE = Set.of("campaigns", "dataprep");
    private static final Set<String> IN_WORKPLACE =
            Set.of("workplace", "mail", "workdrive", "cliq", "writer", "sheet", "show", "meeting");

    private final StoryPlan plan;
    private final DemoDirectory sample;
    private final Vendor vendor;

    StoryCast(StoryPlan plan, DemoDirectory sample, Vendor vendor) {
        this.plan = plan;
        this.sample = sample;
        this.vendor = vendor;
    }

    /**
     * Whom a story happens to.
     *
     * @param zoid empty when the directory does not know it
     * @param user the address of another user, empty when there is none
     */
    record Customer(
            String zoid,
            String name,
            String superAdmin,
            String user,
            DataCentre dataCentre,
            boolean priority,
            List<String> places) {}

    /** Who writes; {@code organisation} is empty for a stranger. */
    record Writer(String email, String name, String organisation) {}

    /** The customers of partners who speak the language that have the service, bundles counted. */
    List<Customer> customersWith(String service, String language) {
        return sample.directory().accounts().stream()
                .filter(account -> has(account, service)
                        && !writers(account.zoid(), language).isEmpty())
                .map(this::customer)
                .toList();
    }

    /** @param key a ZOID or the address of a customer that is in no directory */
    Customer customer(String key) {
        return plan.unknown().stream()
                .filter(u -> u.email().equals(key))
                .map(u -> new Customer("", u.name(), u.email(), "", dataCentre(u.dataCentre()), false, u.places()))
                .findFirst()
                .orElseGet(() -> sample.directory().accounts().stream()
                        .filter(account -> account.zoid().equals(key))
                        .map(this::customer)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No customer " + key)));
    }

    /** The people of the customer's partner who write in the language. */
    List<Writer> writers(String zoid, String language) {
        return sample.directory().partners().stream()
                .filter(partner -> partner.customers().contains(zoid))
                .flatMap(partner -> partner.users().stream()
                        .filter(user -> user.language().equals(language))
                        .map(user -> new Writer(user.email(), user.name(), partner.name())))
                .toList();
    }

    /** A partner's user or a stranger. */
    Writer writer(String email) {
        for (PartnerRow partner : sample.directory().partners()) {
            for (var user : partner.users()) {
                if (user.email().equals(email)) {
                    return new Writer(email, user.name(), partner.name());
                }
            }
        }
        return plan.strangers().stream()
                .filter(stranger -> stranger.email().equals(email))
                .map(stranger -> new Writer(email, stranger.name(), ""))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody has the address " + email));
    }

    Actor agent(String email) {
        return sample.agents().stream()
                .filter(agent -> agent.email().equals(email))
                .map(agent -> new Actor(Actor.Kind.AGENT, email, agent.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No agent " + email));
    }

    String serviceName(String code) {
        return vendor.services().stream()
                .filter(service -> service.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No service " + code))
                .name();
    }

    private Customer customer(AccountRow account) {
        return new Customer(
                account.zoid(),
                account.name(),
                account.superAdmin(),
                requireNonNullElse(plan.user().get(account.zoid()), ""),
                dataCentre(account.dataCentre()),
                plan.priority().contains(account.zoid()),
                requireNonNullElse(plan.places().get(account.zoid()), List.of(account.name())));
    }

    private static boolean has(AccountRow account, String service) {
        return requireNonNullElse(account.subscriptions(), List.<SubscriptionRow>of()).stream()
                .anyMatch(s -> s.service().equals(service)
                        || s.service().equals("one") && !NOT_IN_ONE.contains(service)
                        || s.service().equals("workplace") && IN_WORKPLACE.contains(service));
    }

    private DataCentre dataCentre(String code) {
        return vendor.dataCentres().stream()
                .filter(d -> d.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No data centre " + code));
    }
}
