package org.sekisho.worksheet;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a whole number as offices write it. */
final class Numbers {

    /** About a number; a group of thousands may be parted by commas; a unit may follow, and another behind a stroke. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?:約|およそ|おおよそ|凡そ|概ね|計|合計|全|¥|\\\\)?([-+▲△]?)(\\d{1,3}(?:,\\d{3})+|\\d{1,18})(?:\\.(\\d{1,6}))?(千|万|億)?"
                    + "([^\\d,.\\-~〜+]{0,8}(?:/\\D{1,4})?)");

    private static final Pattern INEXACT = Pattern.compile("以上|以下|未満|超|弱|強|より|から|まで|前後");

    private Numbers() {}

    static Optional<Long> of(Raw cell) {
        return switch (cell) {
            case Raw.Number number -> whole(number.value());
            case Raw.Text text -> of(text.value());
            default -> Optional.empty();
        };
    }

    static Optional<Long> of(String text) {
        if (text.length() > 60) {
            return Optional.empty();
        }
        var found = NUMBER.matcher(Words.fold(text).replace('−', '-'));
        if (!found.matches() || INEXACT.matcher(found.group(5)).find()) {
            return Optional.empty();
        }
        var digits = found.group(2).replace(",", "") + (found.group(3) == null ? "" : "." + found.group(3));
        var number = new BigDecimal(digits).multiply(times(found.group(4) == null ? "" : found.group(4)));
        boolean negative = !found.group(1).isEmpty() && !found.group(1).equals("+");
        return whole(negative ? number.negate() : number);
    }

    private static BigDecimal times(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "千" -> 1_000L;
                    case "万" -> 10_000L;
                    case "億" -> 100_000_000L;
                    default -> 1L;
                });
    }

    private static Optional<Long> whole(BigDecimal number) {
        try {
            return number.precision() - number.scale() > 19 ? Optional.empty() : Optional.of(number.longValueExact());
        } catch (ArithmeticException fraction) {
            return Optional.empty();
        }
    }
}
