package org.partnerdesk.intake.mail.reading;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * File names made harmless: no separators, control or bidi characters, no leading dots, no names that Windows keeps for
 * devices, at most 200 characters with the extension kept, never empty.
 */
final class AttachmentName {
    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 20;
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\u2028\u2029\uFFFD]");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\:*?\"<>|]+");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?", Pattern.DOTALL);

    private AttachmentName() {}

    static String safe(@Nullable String written, String otherwise) {
        String name = written == null ? "" : written;
        name = SEPARATOR.matcher(UNSAFE.matcher(name).replaceAll("")).replaceAll("_");
        name = name.strip().replaceFirst("^[.\\s]+", "").replaceFirst("[.\\s]+$", "");
        if (name.isEmpty() || name.chars().allMatch(c -> c == '_')) {
            name = otherwise;
        }
        if (DEVICE.matcher(name).matches()) {
            name = "_" + name;
        }
        return shortened(name);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int end = LONGEST - extension.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + extension;
    }
}
