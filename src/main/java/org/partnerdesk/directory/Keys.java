package org.partnerdesk.directory;

import java.util.Set;

/**
 * What was read in a request and may lead to an account, normalised by the caller.
 *
 * @param emails addresses, lower case, domains in ASCII form
 * @param numbers 6-12 Western digits each
 * @param domains domains, lower case, ASCII form; each is matched with all its parents and the longest registered wins
 * @param names runs of words that may be an account's exact name, lower case
 */
public record Keys(Set<String> emails, Set<String> numbers, Set<String> domains, Set<String> names) {
    /** Whether there is nothing to ask for. */
    public boolean isEmpty() {
        return emails.isEmpty() && numbers.isEmpty() && domains.isEmpty() && names.isEmpty();
    }
}
