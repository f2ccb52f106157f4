package org.sekisho.worksheet;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekisho.policytext.Wareki;

/**
 * How a column says things: its mark for yes, its name for a choice, its form of a day. What is written in a form is
 * written in the usual one instead if it would not be read as the same.
 */
final class Manner {

    private static final List<List<String>> PAIRS = List.of(
            List.of("○", "×"),
            List.of("◯", "×"),
            List.of("〇", "×"),
            List.of("○", "－"),
            List.of("✓", "－"),
            List.of("レ", "－"),
            List.of("有", "無"),
            List.of("有り", "無し"),
            List.of("あり", "なし"),
            List.of("該当", "非該当"),
            List.of("要", "不要"),
            List.of("可", "不可"),
            List.of("済", "未"),
            List.of("はい", "いいえ"),
            List.of("対象", "対象外"),
            List.of("実施", "未実施"),
            List.of("Yes", "No"),
            List.of("Y", "N"),
            List.of("1", "0"),
            List.of("TRUE", "FALSE"));

    private static final Pattern DIGITS =
            Pattern.compile("^(\\D*?)([-－△▲]?)([0-9０-９][0-9０-９,，]*)(.*)$", Pattern.DOTALL);
    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]{0,14})");
    private static final Pattern DIGIT = Pattern.compile("[0-9０-９]+");
    private static final int MOST_WORDS = 200;

    /** Texts that differ in their digits alone. */
    private record Form(String example, int count) {}

    private final CellReader reader;
    private final Map<Value, Map<Raw, Integer>> words = new HashMap<>();
    private int numbers;
    private int texts;
    private Optional<Raw.Day> day = Optional.empty();
    private final Map<String, Form> forms = new LinkedHashMap<>();

    Manner(CellReader reader) {
        this.reader = reader;
    }

    CellReader reader() {
        return reader;
    }

    /** Learns from a cell that is there. */
    void saw(Raw raw, Value value) {
        switch (value) {
            case Value.Empty v -> {
                return;
            }
            case Value.Unclear v -> {
                return;
            }
            case Value.YesNo v -> learn(value, raw);
            case Value.Choice v -> learn(value, raw);
            case Value.Period v -> learn(value, raw);
            case Value.Day v -> {
                if (raw instanceof Raw.Day shown) {
                    day = Optional.of(shown);
                }
            }
            case Value.Text v -> {
                // Counted below.
            }
            case Value.WholeNumber v -> {
                // Counted below.
            }
        }
        if (raw instanceof Raw.Text text) {
            texts++;
            var shape = DIGIT.matcher(text.value()).replaceAll("9");
            if (forms.containsKey(shape) || forms.size() < MOST_WORDS) {
                forms.merge(
                        shape, new Form(text.value(), 1), (known, one) -> new Form(known.example(), known.count() + 1));
            }
        } else {
            numbers++;
        }
    }

    /** A text of the form that most cells of the column have. */
    private String example() {
        return forms.values().stream()
                .reduce((one, other) -> other.count() > one.count() ? other : one)
                .map(Form::example)
                .orElse("");
    }

    /** The same if it is a number and its unit alone; what else others say is not said of a new one. */
    private String unit() {
        var example = example();
        var parts = DIGITS.matcher(example);
        return parts.matches() && parts.group(1).isEmpty() && parts.group(4).length() <= 3 ? example : "";
    }

    private void learn(Value value, Raw raw) {
        if (words.containsKey(value) || words.size() < MOST_WORDS) {
            var said = words.computeIfAbsent(value, v -> new HashMap<>());
            if (said.containsKey(raw) || said.size() < MOST_WORDS) {
                said.merge(raw, 1, Integer::sum);
            }
        }
    }

    /**
     * What to write for a value.
     *
     * @param own what stood in the cell
     */
    Raw write(Value value, Raw own) {
        return switch (value) {
            case Value.Empty v -> Raw.BLANK;
            case Value.Unclear v -> own;
            case Value.Text v -> text(v.text(), own);
            case Value.Day v -> day(v.day(), own);
            case Value.WholeNumber v -> number(v.number(), own);
            case Value.YesNo v -> checked(yesNo(v), v, new Raw.Text(v.yes() ? "○" : "×"));
            case Value.Choice v -> checked(choice(v), v, new Raw.Text(name(v)));
            case Value.Period v -> checked(period(v, own), v, new Raw.Text(usual(v)));
        };
    }

    /** How a period is usually written: 5年, 3か月, 永年. */
    static String usual(Value.Period period) {
        return switch (period.unit()) {
            case DAY -> period.amount() + "日";
            case MONTH -> period.amount() + "か月";
            case YEAR -> period.amount() + "年";
            case PERMANENT -> "永年";
            case IN_USE -> "常用";
        };
    }

    private Raw checked(Raw written, Value value, Raw otherwise) {
        return reader.read(1, written).equals(value) ? written : otherwise;
    }

    private Optional<Raw> usualWord(Value value) {
        return Optional.ofNullable(words.get(value))
                .flatMap(said -> said.entrySet().stream()
                        .max(Comparator.<Map.Entry<Raw, Integer>>comparingInt(Map.Entry::getValue)
                                .thenComparing(entry -> -entry.getKey().text().length()))
                        .map(Map.Entry::getKey));
    }

    private boolean asNumber(Raw own) {
        return own instanceof Raw.Number || own instanceof Raw.Day || !(own instanceof Raw.Text) && numbers > texts;
    }

    private Raw text(String text, Raw own) {
        boolean number = asNumber(own) && WHOLE.matcher(text).matches();
        return number ? new Raw.Number(new BigDecimal(text)) : new Raw.Text(text);
    }

    private Raw day(LocalDate value, Raw own) {
        var wanted = new Value.Day(value);
        if (own instanceof Raw.Day shown) {
            return new Raw.Day(value, shown.era());
        }
        if (own instanceof Raw.Text written && Days.looksLike(own)) {
            return checked(new Raw.Text(DayForm.like(written.value(), value)), wanted, usual(value));
        }
        if (day.isPresent() && numbers >= texts) {
            return new Raw.Day(value, day.get().era());
        }
        return checked(new Raw.Text(DayForm.like(example(), value)), wanted, usual(value));
    }

    private static Raw usual(LocalDate day) {
        return new Raw.Text(day.isBefore(Wareki.FIRST) ? day.toString() : Wareki.format(day));
    }

    private Raw number(long value, Raw own) {
        if (asNumber(own)) {
            return new Raw.Number(BigDecimal.valueOf(value));
        }
        var like = own instanceof Raw.Text text && !own.isBlank() ? text.value() : unit();
        var plain = new Raw.Text(Long.toString(value));
        return checked(new Raw.Text(like(like, value)), new Value.WholeNumber(value), plain);
    }

    /** The number with what stands around the digits of an example: 1,200人 for 約900人. */
    private static String like(String example, long value) {
        var parts = DIGITS.matcher(example);
        if (!parts.matches()) {
            return Long.toString(value);
        }
        boolean grouped = parts.group(3).matches(".*[,，].*") || value >= 1_000 && example.contains(",");
        var digits = grouped
                ? NumberFormat.getIntegerInstance(Locale.JAPAN).format(Math.abs(value))
                : Long.toString(Math.abs(value));
        var sign = value >= 0 ? "" : parts.group(2).isEmpty() ? "-" : parts.group(2);
        var written = DayForm.isWide(parts.group(3)) ? DayForm.wide(digits) : digits;
        return parts.group(1).replace("約", "") + sign + written + parts.group(4);
    }

    private Raw yesNo(Value.YesNo value) {
        var known = usualWord(value);
        if (known.isPresent()) {
            return known.get();
        }
        var other = usualWord(new Value.YesNo(!value.yes()));
        if (other.isPresent()) {
            if (other.get() instanceof Raw.Flag) {
                return new Raw.Flag(value.yes());
            }
            var said = Words.strip(other.get().text());
            for (var pair : PAIRS) {
                if (pair.get(value.yes() ? 1 : 0).equals(said)) {
                    return new Raw.Text(pair.get(value.yes() ? 0 : 1));
                }
            }
        }
        return new Raw.Text(value.yes() ? "○" : "×");
    }

    private Raw choice(Value.Choice value) {
        return usualWord(value).orElseGet(() -> new Raw.Text(name(value)));
    }

    private String name(Value.Choice value) {
        if (reader.target().kind() instanceof Kind.Choice(List<Option> options)) {
            for (var option : options) {
                if (option.key().equals(value.key())) {
                    return option.names().getFirst();
                }
            }
        }
        throw new IllegalArgumentException(
                "no option " + value.key() + " of " + reader.target().key());
    }

    private Raw period(Value.Period value, Raw own) {
        var known = usualWord(value);
        if (known.isPresent()) {
            return known.get();
        }
        if (value.unit() == Value.Unit.YEAR) {
            if (asNumber(own)) {
                return new Raw.Number(BigDecimal.valueOf(value.amount()));
            }
            var like = own instanceof Raw.Text text && !own.isBlank() ? text.value() : unit();
            var written = new Raw.Text(like(like, value.amount()));
            if (reader.read(1, written).equals(value)) {
                return written;
            }
        }
        return new Raw.Text(usual(value));
    }
}
