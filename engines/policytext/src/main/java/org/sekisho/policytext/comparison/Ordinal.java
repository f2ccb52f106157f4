package org.sekisho.policytext.comparison;

import java.util.Optional;
import org.sekisho.policytext.meaning.Addresses;

/**
 * The number in a marker, and the signs around it.
 *
 * @param before what stands before the number ({@code 第}, {@code （})
 * @param form how the number is written
 * @param number its value, from 1
 * @param behind what stands behind it ({@code 条}, {@code ）}, {@code 条の２})
 */
public record Ordinal(String before, Form form, int number, String behind) {
    private static final int LARGEST = 99_999;

    /** A way to write a number. */
    public enum Form {
        HALF_WIDTH,
        FULL_WIDTH,
        KANJI,
        CIRCLED("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"),
        BRACKETED("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        DOTTED("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
        ROMAN("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"),
        SMALL_ROMAN("ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ"),
        KATAKANA("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"),
        HALF_KATAKANA("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"),
        LATIN("abcdefghijklmnopqrstuvwxyz"),
        FULL_LATIN("ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ");

        private final String signs;

        Form() {
            this("");
        }

        Form(String signs) {
            this.signs = signs;
        }
    }

    /** The marker as part of a path, of one width and without spaces. */
    static String sign(String marker) {
        return Addresses.sign(marker);
    }

    /** The last number of a marker that is no branch (の２); empty if there is none. */
    public static Optional<Ordinal> in(String marker) {
        for (int end = marker.length(); end > 0; end--) {
            var form = formOf(marker.charAt(end - 1));
            if (form.isEmpty()) {
                continue;
            }
            int start = end - 1;
            boolean several = form.get().signs.isEmpty();
            while (several && start > 0 && formOf(marker.charAt(start - 1)).equals(form)) {
                start--;
            }
            boolean branch = start > 0 && marker.charAt(start - 1) == 'の';
            int number = branch ? 0 : value(form.get(), marker.substring(start, end));
            if (number > 0 && alone(form.get(), marker, start, end)) {
                return Optional.of(new Ordinal(marker.substring(0, start), form.get(), number, marker.substring(end)));
            }
            end = start + 1;
        }
        return Optional.empty();
    }

    /** Letters are numbers only where no other letter stands beside them. */
    private static boolean alone(Form form, String marker, int start, int end) {
        if (form.signs.isEmpty()) {
            return true;
        }
        return (start == 0 || !formOf(marker.charAt(start - 1)).equals(Optional.of(form)))
                && (end == marker.length() || !formOf(marker.charAt(end)).equals(Optional.of(form)));
    }

    private static Optional<Form> formOf(char sign) {
        if (sign >= '0' && sign <= '9') {
            return Optional.of(Form.HALF_WIDTH);
        }
        if (sign >= '０' && sign <= '９') {
            return Optional.of(Form.FULL_WIDTH);
        }
        if (kanji(sign) >= 0) {
            return Optional.of(Form.KANJI);
        }
        for (var form : Form.values()) {
            if (form.signs.indexOf(sign) >= 0) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    private static int kanji(char sign) {
        return sign == '百' ? 100 : "〇一二三四五六七八九十".indexOf(sign);
    }

    private static int value(Form form, String written) {
        if (written.length() > 5) {
            return 0;
        }
        return switch (form) {
            case HALF_WIDTH -> Integer.parseInt(written);
            case FULL_WIDTH -> Integer.parseInt(half(written));
            case KANJI -> kanjiValue(written);
            default -> form.signs.indexOf(written) + 1;
        };
    }

    private static String half(String written) {
        var half = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            half.append((char) (written.charAt(i) - '０' + '0'));
        }
        return half.toString();
    }

    private static int kanjiValue(String written) {
        int sum = 0;
        int digit = 0;
        for (int i = 0; i < written.length(); i++) {
            int value = kanji(written.charAt(i));
            if (value < 10) {
                digit = digit * 10 + value;
            } else {
                sum += Math.max(digit, 1) * value;
                digit = 0;
            }
        }
        return sum + digit;
    }

    boolean sameForm(Ordinal other) {
        return before.equals(other.before) && behind.equals(other.behind) && form == other.form;
    }

    /** The marker with another number in the same form; empty if the form does not go so far. */
    public Optional<String> with(int other) {
        if (other < 1 || other > LARGEST) {
            return Optional.empty();
        }
        return written(other).map(text -> before + text + behind);
    }

    private Optional<String> written(int other) {
        return switch (form) {
            case HALF_WIDTH -> Optional.of(Integer.toString(other));
            case FULL_WIDTH -> {
                var full = new StringBuilder();
                for (char digit : Integer.toString(other).toCharArray()) {
                    full.append((char) (digit - '0' + '０'));
                }
                yield Optional.of(full.toString());
            }
            case KANJI -> other > 199 ? Optional.empty() : Optional.of(kanji(other));
            default ->
                other > form.signs.length() ? Optional.empty() : Optional.of(form.signs.substring(other - 1, other));
        };
    }

    private static String kanji(int number) {
        String digits = "〇一二三四五六七八九";
        int tens = number / 10 % 10;
        return (number >= 100 ? "百" : "")
                + (tens > 1 ? digits.substring(tens, tens + 1) : "")
                + (tens > 0 ? "十" : "")
                + (number % 10 > 0 ? digits.substring(number % 10, number % 10 + 1) : "");
    }
}
