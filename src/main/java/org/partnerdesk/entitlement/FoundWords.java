package org.partnerdesk.entitlement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.KeyKind;
import org.partnerdesk.entitlement.reading.Occurrences;

/** The words that led a receipt to its customer or to an offer, to be shown where they stand in the ticket's text. */
public final class FoundWords {
    private final Map<String, Lead> keys = new LinkedHashMap<>();
    private final Map<String, Lead> names = new LinkedHashMap<>();
    private final Occurrences<Lead> occurrences;

    /** What marked words are a key to; only a mapped account decides anything. */
    public record Lead(KeyKind kind, String accountName, boolean mapped) {}

    /** A run of text; {@code lead} is null where nothing was found. */
    public record Stretch(String text, @Nullable Lead lead) {}

    /** @param receipt the one that holds; null when the ticket has none */
    public FoundWords(@Nullable ReceiptBody receipt) {
        if (receipt != null) {
            if (receipt.foundBy() != null && receipt.accountName() != null && receipt.zoid() != null) {
                KeyKind kind = KeyKind.valueOf(receipt.foundBy().by());
                addAccount(kind, receipt.foundBy().written(), receipt.zoid(), receipt.accountName(), true);
            }
            for (Find find : receipt.finds()) {
                addAccount(find.kind(), find.written(), find.zoid(), find.accountName(), find.mapped());
                add(find.fillWith(), new Lead(KeyKind.SUPER_ADMIN_EMAIL, find.accountName(), find.mapped()));
            }
        }
        occurrences = new Occurrences<>(keys, names);
    }

    /** The text cut where something was found; its stretches make up the whole text. */
    public List<Stretch> in(String text) {
        List<Stretch> stretches = new ArrayList<>();
        int plain = 0;
        if (!keys.isEmpty() || !names.isEmpty()) {
            for (Occurrences.Span<Lead> span : occurrences.in(text)) {
                addPlain(text, plain, span.start(), stretches);
                stretches.add(new Stretch(text.substring(span.start(), span.end()), span.meaning()));
                plain = span.end();
            }
        }
        addPlain(text, plain, text.length(), stretches);
        return stretches;
    }

    /** The receipt keeps the best key only; what else is known of the account may stand beside it. */
    private void addAccount(KeyKind kind, String written, String zoid, String name, boolean mapped) {
        add(written, new Lead(kind, name, mapped));
        add(zoid, new Lead(KeyKind.ZOID, name, mapped));
        add(name, new Lead(KeyKind.NAME, name, mapped));
    }

    private void add(String written, Lead lead) {
        switch (lead.kind()) {
            case NAME -> names.putIfAbsent(written, lead);
            case DOMAIN -> {
                String key = Occurrences.key(written);
                keys.putIfAbsent(key.substring(key.lastIndexOf('@') + 1), lead);
            }
            default -> keys.putIfAbsent(Occurrences.key(written), lead);
        }
    }

    private static void addPlain(String text, int from, int to, List<Stretch> stretches) {
        if (from < to) {
            stretches.add(new Stretch(text.substring(from, to), null));
        }
    }
}
