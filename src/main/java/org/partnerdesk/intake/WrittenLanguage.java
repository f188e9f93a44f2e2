package org.partnerdesk.intake;

/** Which of the desk's languages a text is written in, by its letters. */
final class WrittenLanguage {
    private WrittenLanguage() {}

    /** {@code ar} or {@code th} when more letters are of that script than of any other, else {@code en}. */
    static String of(String text) {
        int arabic = 0;
        int thai = 0;
        int other = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                continue;
            }
            switch (Character.UnicodeScript.of(c)) {
                case ARABIC -> arabic++;
                case THAI -> thai++;
                default -> other++;
            }
        }
        return arabic > thai && arabic > other ? "ar" : thai > other ? "th" : "en";
    }
}
