package org.sekisho.worksheet;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how long something is kept. */
final class Periods {

    private static final String DIGITS = "(\\d{1,4}|[一二三四五六七八九十]{1,3})";

    /** Behind 保存期間の, 契約終了後, 満; before 間, 保存, 保管. */
    private static final Pattern COUNTED = Pattern.compile(
            "(?:[^\\d年月日]{0,20}?(?:後|から|より|[:、]))?(?:約|満)?(?:" + DIGITS + "(?:年度|年|ヵ年|カ年|か年|ヶ年|ケ年|箇年))?(?:" + DIGITS
                    + "(?:か月|ヶ月|ケ月|カ月|ヵ月|箇月|ヶ月|月))?(?:" + DIGITS + "日)?(?:間)?(?:保存|保管)?(?:\\([^)]*\\))?");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern FOR_EVER = Pattern.compile("(?:永年|永久|永続|無期限|無期)(?:保存|保管)?(?:\\([^)]*\\))?");
    private static final Pattern IN_USE =
            Pattern.compile("(?:常用|常時|利用中|使用中|稼働中|運用中|現用)(?:保存|保管|文書)?(?:\\([^)]*\\))?|(?:利用|使用|運用|稼働)(?:終了|停止)まで");

    private Periods() {}

    static Optional<Value.Period> of(Raw cell) {
        return switch (cell) {
            case Raw.Text text -> of(text.value());
            case Raw.Number number -> of(number.value().toPlainString());
            default -> Optional.empty();
        };
    }

    static Optional<Value.Period> of(String text) {
        if (text.length() > 60) {
            return Optional.empty();
        }
        var folded = Words.fold(text);
        if (FOR_EVER.matcher(folded).matches()) {
            return Optional.of(Value.Period.permanent());
        }
        if (IN_USE.matcher(folded).matches()) {
            return Optional.of(Value.Period.inUse());
        }
        if (folded.equals("半年") || folded.equals("半年間")) {
            return Optional.of(new Value.Period(6, Value.Unit.MONTH));
        }
        if (NUMBER.matcher(folded).matches()) {
            return period(Integer.parseInt(folded), Value.Unit.YEAR);
        }
        var found = COUNTED.matcher(folded);
        if (!found.matches()) {
            return Optional.empty();
        }
        var years = number(found.group(1));
        var months = number(found.group(2));
        var days = number(found.group(3));
        if (days.isPresent()) {
            return years.isEmpty() && months.isEmpty() ? period(days.get(), Value.Unit.DAY) : Optional.empty();
        }
        if (months.isPresent()) {
            return period(years.orElse(0) * 12 + months.get(), Value.Unit.MONTH);
        }
        return years.flatMap(amount -> period(amount, Value.Unit.YEAR));
    }

    private static Optional<Value.Period> period(int amount, Value.Unit unit) {
        return amount < 1 ? Optional.empty() : Optional.of(new Value.Period(amount, unit));
    }

    private static Optional<Integer> number(@org.jspecify.annotations.Nullable String digits) {
        if (digits == null) {
            return Optional.empty();
        }
        if (digits.charAt(0) <= '9') {
            return Optional.of(Integer.parseInt(digits));
        }
        var tens = new ArrayList<Integer>();
        int value = 0;
        int last = -1;
        for (char c : digits.toCharArray()) {
            if (c == '十') {
                tens.add(1);
                value += (last < 0 ? 1 : last) * 10;
                last = -1;
            } else {
                if (last >= 0) {
                    return Optional.empty();
                }
                last = "〇一二三四五六七八九".indexOf(c);
            }
        }
        return tens.size() > 1 ? Optional.empty() : Optional.of(value + Math.max(last, 0));
    }
}
