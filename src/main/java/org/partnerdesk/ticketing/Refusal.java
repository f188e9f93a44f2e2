package org.partnerdesk.ticketing;

import org.jspecify.annotations.Nullable;

/** Why an act on a ticket was not done; nothing was changed. */
public sealed interface Refusal {
    /** There is no such ticket for whoever asks. */
    record NotFound() implements Refusal {}

    /** Too long, or of signs that a tag does not have. */
    record NotATag(String typed) implements Refusal {}

    /** The act needs words: a message, a reason or a summary. */
    record Empty(String field) implements Refusal {}

    /** Somebody else changed the field in between; it now holds {@code now}. */
    record ChangedMeanwhile(@Nullable String now) implements Refusal {}

    /** No account has this ZOID. */
    record NoSuchAccount(String zoid) implements Refusal {}

    /** The vendor has no service that {@code typed} could mean. */
    record NoSuchService(String typed) implements Refusal {}

    /** {@code typed} is no e-mail address. */
    record NotAnAddress(String typed) implements Refusal {}

    /** The live source does not answer, so that nobody can vouch for an account. */
    record DirectorySilent() implements Refusal {}

    /** Others are changing the directory for longer than a person should wait. */
    record DirectoryBusy() implements Refusal {}

    /** The ticket is a stranger's: there is no partner whom a customer could be mapped to. */
    record NoPartner() implements Refusal {}
}
