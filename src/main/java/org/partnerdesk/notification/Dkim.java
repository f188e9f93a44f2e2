package org.partnerdesk.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.CannotStart;

/** Signs outgoing mail (RFC 6376, rsa-sha256, relaxed/relaxed), so that its domain answers for it. */
final class Dkim {
    private static final List<String> SIGNED = List.of(
            "From",
            "Reply-To",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
            "Auto-Submitted");

    private final String domain;
    private final String selector;
    private final PrivateKey key;

    Dkim(String domain, String selector, PrivateKey key) {
        this.domain = domain.toLowerCase(Locale.ROOT);
        this.selector = selector;
        this.key = key;
    }

    /** @throws CannotStart when the key cannot be read */
    static @Nullable Dkim of(RelaySettings settings) {
        String domain = settings.dkimDomain();
        Path file = settings.dkimKey();
        if (domain == null) {
            return null;
        }
        if (file == null) {
            throw new CannotStart("partnerdesk.mail.relay.dkim-key must name the file of the private key.");
        }
        try {
            String pem = Files.readString(file, US_ASCII);
            byte[] der = Base64.getMimeDecoder()
                    .decode(pem.replaceAll("-----[A-Z ]+-----", "").strip());
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new Dkim(domain, settings.dkimSelector(), key);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new CannotStart("The private key in " + file + " cannot be read: it must be RSA, PEM, PKCS 8.");
        }
    }

    boolean isFor(String sender) {
        String of = sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return of.equals(domain) || of.endsWith("." + domain);
    }

    /** Puts the signature into a message that is saved and will not change any more. */
    void sign(SMTPMessage message, Instant at) throws jakarta.mail.MessagingException {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes, new String[] {"Bcc", "Content-Length"});
            String whole = bytes.toString(ISO_8859_1);
            int end = whole.indexOf("\r\n\r\n");
            String headers = whole.substring(0, end + 2);
            message.setHeader("DKIM-Signature", signature(headers, whole.substring(end + 4), at));
        } catch (IOException | GeneralSecurityException e) {
            throw new jakarta.mail.MessagingException("The mail could not be signed", e);
        }
    }

    private String signature(String headers, String body, Instant at) throws GeneralSecurityException {
        String hash =
                base64(MessageDigest.getInstance("SHA-256").digest(body(body).getBytes(ISO_8859_1)));
        List<String> names = new ArrayList<>();
        StringBuilder signed = new StringBuilder();
        for (String name : SIGNED) {
            field(headers, name).ifPresent(value -> {
                names.add(name);
                signed.append(header(name, value)).append("\r\n");
            });
        }
        String unsigned = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + selector + ";\r\n t="
                + at.getEpochSecond() + "; h=" + String.join(":", names) + ";\r\n bh=" + hash + ";\r\n b=";
        signed.append(header("DKIM-Signature", unsigned));
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initSign(key);
        rsa.update(signed.toString().getBytes(ISO_8859_1));
        return unsigned + base64(rsa.sign()).replaceAll("(.{70})", "$1\r\n ");
    }

    private static Optional<String> field(String headers, String name) {
        for (String field : headers.split("\r\n(?![ \t])")) {
            if (field.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return Optional.of(field.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** Section 3.4.2. */
    static String header(String name, String value) {
        return name.toLowerCase(Locale.ROOT) + ":"
                + value.replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }

    /** Section 3.4.4. */
    static String body(String body) {
        String lines =
                body.replaceAll("[ \t]+", " ").replaceAll(" (?=\r\n)", "").replaceAll("(\r\n)+$", "");
        return lines.isEmpty() ? "" : lines + "\r\n";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
