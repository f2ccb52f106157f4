package org.sekisho.worksheet;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sekisho.policytext.Wareki;

/** Reads a day as offices write it. */
final class Days {

    /** What a text says of a day. */
    sealed interface Read {
        record Is(LocalDate day) implements Read {}

        record None() implements Read {}

        /** It has the form of a day, but the calendar has none such. */
        record NoSuch() implements Read {}

        /** Year or month alone. */
        record Incomplete() implements Read {}
    }

    private static final String WEEKDAY = "(?:\\(?[月火水木金土日](?:曜日?)?\\)?)?";
    private static final String TIME = "(?:[T ]?\\d{1,2}[:時]\\d{1,2}(?:[:分]\\d{1,2}(?:\\.\\d+)?秒?)?分?Z?)?";
    private static final Pattern WESTERN = Pattern.compile(
            "(?:西暦)?(\\d{4})(?:\\([^)]*\\))?(?:年|([-/.・]))(?:\\([^)]*\\))?(\\d{1,2})(?:月|\\2)(\\d{1,2})日?" + WEEKDAY
                    + TIME);
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern ERA =
            Pattern.compile("(明治?|大正?|昭和?|平成?|令和?|[mtshr㍾㍽㍼㍻㋿])(元|\\d{1,3}|[一二三四五六七八九十]{1,3})"
                    + "(?:\\([^)]*\\))?(?:年|([-/.・]))(?:\\([^)]*\\))?(\\d{1,2}|[一二三四五六七八九十]{1,2})(?:月|[-/.・])(\\d{1,2}|[一二三四五六七八九十]{1,3})日?"
                    + WEEKDAY + TIME);
    private static final Pattern PART = Pattern.compile(
            "(?:明治?|大正?|昭和?|平成?|令和?|[mtshr]|西暦)?(?:元|\\d{1,4})(?:年度?|[-/.])(?:\\d{1,2}月?)?(?:頃|ごろ|末|初め|上旬|中旬|下旬)?");

    /** From 1927 to 2118: what may be a day that is kept as a number without its format. */
    private static final int LEAST_SERIAL = 10_000;

    private static final int MOST_SERIAL = 80_000;

    private Days() {}

    static Read of(Raw cell) {
        return switch (cell) {
            case Raw.Day day -> new Read.Is(day.value());
            case Raw.Text text -> of(text.value());
            case Raw.Number number -> ofNumber(number);
            case Raw.Blank b -> new Read.None();
            case Raw.Flag f -> new Read.None();
            case Raw.Fault f -> new Read.None();
            case Raw.Uncalculated u -> new Read.None();
        };
    }

    private static Read ofNumber(Raw.Number number) {
        var value = number.value();
        if (value.compareTo(java.math.BigDecimal.valueOf(LEAST_SERIAL)) >= 0
                && value.compareTo(java.math.BigDecimal.valueOf(MOST_SERIAL)) <= 0) {
            return ExcelGrid.day(value, false).<Read>map(Read.Is::new).orElseGet(Read.None::new);
        }
        return of(value.toPlainString());
    }

    static Read of(String text) {
        if (text.length() > 60) {
            return new Read.None();
        }
        // The square signs of the eras stay: NFKC would make two kanji of them, which is the same here.
        var plain = Words.fold(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replace('−', '-')
                .replace('‐', '-')
                .replace('–', '-');
        var western = WESTERN.matcher(plain);
        if (western.matches()) {
            return day(western, 1, 3, 4);
        }
        var compact = COMPACT.matcher(plain);
        if (compact.matches()) {
            return day(compact, 1, 2, 3);
        }
        var era = ERA.matcher(plain);
        if (era.matches()) {
            var named = era(era.group(1)) + era.group(2) + "年" + era.group(4) + "月" + era.group(5) + "日";
            return Wareki.parse(named).<Read>map(Read.Is::new).orElseGet(Read.NoSuch::new);
        }
        return PART.matcher(plain).matches() && !plain.chars().allMatch(Character::isDigit)
                ? new Read.Incomplete()
                : new Read.None();
    }

    /** Whether a cell is surely a day by its form alone. */
    static boolean looksLike(Raw cell) {
        return switch (cell) {
            case Raw.Day d -> true;
            case Raw.Text t -> of(t.value()) instanceof Read.Is;
            default -> false;
        };
    }

    private static String era(String name) {
        return switch (name.charAt(0)) {
            case '明', 'm' -> "明治";
            case '大', 't' -> "大正";
            case '昭', 's' -> "昭和";
            case '平', 'h' -> "平成";
            default -> "令和";
        };
    }

    private static Read day(Matcher found, int year, int month, int day) {
        return date(
                        Integer.parseInt(found.group(year)),
                        Integer.parseInt(found.group(month)),
                        Integer.parseInt(found.group(day)))
                .<Read>map(Read.Is::new)
                .orElseGet(Read.NoSuch::new);
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return year < Wareki.FIRST.getYear() ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
