package org.sekisho.worksheet;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.sekisho.policytext.Wareki;

/** Writes a day in the form of another: R8.4.1 as R9.10.31, ２０２６／０４／０１ as ２０２７／１０／３１. */
final class DayForm {

    private static final Pattern PADDED = Pattern.compile(".*[-/.・年]0\\d.*");
    private static final Pattern SIGN = Pattern.compile("\\d([-/.・])\\d");

    private DayForm() {}

    /** The day in the form of an example, or as 令和8年4月1日 where the form is not known. */
    static String like(String example, LocalDate day) {
        var plain = Words.fold(example);
        if (plain.isEmpty() || day.isBefore(Wareki.FIRST)) {
            return day.isBefore(Wareki.FIRST) ? day.toString() : Wareki.format(day);
        }
        boolean padded = PADDED.matcher(plain).matches();
        var sign = SIGN.matcher(plain);
        var between = sign.find() ? sign.group(1) : "";
        boolean western = Character.isDigit(plain.charAt(0)) || plain.startsWith("西暦");
        String written;
        if (western) {
            if (plain.length() == 8 && between.isEmpty() && plain.chars().allMatch(Character::isDigit)) {
                written = "%04d%02d%02d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            } else {
                written = joined(Integer.toString(day.getYear()), between, padded, day);
            }
        } else {
            var era = Wareki.formatYear(day);
            var label = era.substring(0, 2);
            var year = era.substring(2, era.length() - 1);
            char first = plain.charAt(0);
            boolean letter = first >= 'a' && first <= 'z';
            boolean one = !letter && plain.length() > 1 && !Character.isLetter(plain.charAt(1))
                    || plain.length() > 1 && plain.charAt(1) == '元';
            if (letter) {
                boolean capital = Character.isUpperCase(Words.strip(example).charAt(0));
                var short_ = Wareki.formatShort(day).substring(0, 1);
                label = capital ? short_ : short_.toLowerCase(java.util.Locale.ROOT);
            } else if (one) {
                label = label.substring(0, 1);
            }
            if (letter && year.equals("元")) {
                year = "1";
            }
            if (padded && year.length() == 1 && Character.isDigit(year.charAt(0)) && plain.matches("\\D+0\\d.*")) {
                year = "0" + year;
            }
            written = label + joined(year, between, padded, day);
        }
        return isWide(example) ? wide(written) : written;
    }

    private static String joined(String year, String between, boolean padded, LocalDate day) {
        var form = padded ? "%02d" : "%d";
        var month = form.formatted(day.getMonthValue());
        var of = form.formatted(day.getDayOfMonth());
        return between.isEmpty() ? year + "年" + month + "月" + of + "日" : year + between + month + between + of;
    }

    /** Whether the digits of a text are in full width. */
    static boolean isWide(String text) {
        return text.chars().anyMatch(c -> c >= '０' && c <= '９');
    }

    /** The text with digits and signs in full width. */
    static String wide(String text) {
        var wide = new StringBuilder();
        for (char c : text.toCharArray()) {
            wide.append(c > ' ' && c < 0x7F ? (char) (c + 0xFEE0) : c);
        }
        return wide.toString();
    }
}
