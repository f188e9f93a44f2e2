package org.partnerdesk.platform.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Signs what outgoing mail carries so that its answer finds back: a plus-address to reply to, the Message-ID and a marker in
 * the text, each with the subject's number and an HMAC. A wrong signature is treated as none.
 *
 * <p>Signed with the newest key; every key that was not retired is believed, so that keys can rotate while old mail is
 * still being answered. Case does not matter, since mail programs fold the case of local parts.
 */
@Component
public class MailTokens {
    private static final Pattern REPLY_ADDRESS = Pattern.compile("[^@]*\\+[a-z]*(\\d{1,18})\\.([0-9a-f]{20})@.*");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("pd\\.(\\d{1,18})\\.([0-9a-z]{1,40})\\.([0-9a-f]{20})@.*");
    private static final Pattern MARKER = Pattern.compile("(?i)\\bpd:(\\d{1,18}):([0-9a-f]{20})\\b");
    private static final int SIGNATURE_BYTES = 10;

    private final MailKeys keys;

    MailTokens(MailKeys keys) {
        this.keys = keys;
    }

    /**
     * The address that answers should go to.
     *
     * @param mailbox such as {@code help@desk.example}
     * @param label letters in front of the number, for people's eyes only
     */
    public String replyAddress(String mailbox, String label, long number) {
        int at = mailbox.lastIndexOf('@');
        return mailbox.substring(0, at) + "+" + label + number + "." + signature(keys.newest(), "reply", number, "")
                + mailbox.substring(at);
    }

    /** The number in a reply address of ours; empty when it is none or its signature is wrong. */
    public OptionalLong numberInAddress(String address) {
        Matcher matcher = REPLY_ADDRESS.matcher(address.toLowerCase(Locale.ROOT));
        return matcher.matches() ? checked("reply", matcher.group(1), "", matcher.group(2)) : OptionalLong.empty();
    }

    /**
     * A Message-ID without angle brackets.
     *
     * @param unique letters and digits, lower case, at most 40
     * @param domain behind the at sign
     */
    public String messageId(long number, String unique, String domain) {
        return "pd." + number + "." + unique + "." + signature(keys.newest(), "mail", number, unique) + "@" + domain;
    }

    /** The number in a Message-ID of ours; empty when it is none or its signature is wrong. */
    public OptionalLong numberInMessageId(String messageId) {
        Matcher matcher = MESSAGE_ID.matcher(messageId.toLowerCase(Locale.ROOT));
        return matcher.matches()
                ? checked("mail", matcher.group(1), matcher.group(2), matcher.group(3))
                : OptionalLong.empty();
    }

    /** What stands at the foot of our mail, for answers that keep nothing of it but its text. */
    public String marker(long number) {
        return "pd:" + number + ":" + signature(keys.newest(), "text", number, "");
    }

    /** The number in the first rightly signed marker of a text; empty when there is none. */
    public OptionalLong numberInText(String text) {
        Matcher matcher = MARKER.matcher(text);
        while (matcher.find()) {
            OptionalLong number =
                    checked("text", matcher.group(1), "", matcher.group(2).toLowerCase(Locale.ROOT));
            if (number.isPresent()) {
                return number;
            }
        }
        return OptionalLong.empty();
    }

    /** Marks mail as this installation's, so that it is known when it comes back. Does not change with the keys. */
    public String instanceId() {
        return signature(keys.first(), "instance", 0, "");
    }

    private OptionalLong checked(String purpose, String digits, String unique, String signature) {
        long number = Long.parseLong(digits);
        return isRight(purpose, number, unique, signature)
                        || keys.readAgain() && isRight(purpose, number, unique, signature)
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }

    private boolean isRight(String purpose, long number, String unique, String signature) {
        byte[] given = signature.getBytes(StandardCharsets.US_ASCII);
        return keys.all().stream()
                .map(key -> signature(key, purpose, number, unique).getBytes(StandardCharsets.US_ASCII))
                .anyMatch(right -> MessageDigest.isEqual(given, right));
    }

    private static String signature(byte[] key, String purpose, long number, String unique) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] full = mac.doFinal((purpose + ":" + number + ":" + unique).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(full, 0, SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
