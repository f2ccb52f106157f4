package org.sekisho.app.organisation;

/**
 * A person's name as written and as read.
 *
 * @param familyKana the reading in full-width katakana (フリガナ)
 */
public record PersonName(String family, String given, String familyKana, String givenKana) {

    /** Family name first, as in every list of an office. */
    public String full() {
        return join(family, given);
    }

    public String kana() {
        return join(familyKana, givenKana);
    }

    private static String join(String first, String second) {
        return second.isEmpty() ? first : first.isEmpty() ? second : first + " " + second;
    }
}
