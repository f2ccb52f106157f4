package org.sekisho.policytext.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sekisho.policytext.comparison.Ordinal;
import org.sekisho.policytext.meaning.Addresses;

/**
 * A marker as a number, its branches (第３条の２) and the signs around it.
 *
 * @param branches empty for a number without branches
 */
record Numbered(Ordinal head, List<Integer> branches) {
    private static final Pattern BRANCHES = Pattern.compile("(?<=[条項号章節款目編)）])(?:の[0-9０-９一二三四五六七八九十]{1,3})+$");
    private static final Pattern SEVERAL = Pattern.compile("から|及び|[、・].");
    private static final Pattern BRANCH = Pattern.compile("の([^の]+)");
    private static final String KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    private static final String IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウノオクヤマケフコエテアサキユメミシモセス";

    Numbered {
        branches = List.copyOf(branches);
    }

    /** Whether one line stands for several clauses that are no more: 第五条から第七条まで. */
    static boolean several(String marker) {
        return SEVERAL.matcher(marker).find();
    }

    static Optional<Numbered> in(String marker) {
        if (several(marker)) {
            return Optional.empty();
        }
        Matcher tail = BRANCHES.matcher(marker);
        String main = tail.find() ? marker.substring(0, tail.start()) : marker;
        List<Integer> branches = new ArrayList<>();
        Matcher branch = BRANCH.matcher(marker.substring(main.length()));
        while (branch.find()) {
            Optional<Ordinal> number = Ordinal.in(branch.group(1));
            if (number.isEmpty()) {
                return Optional.empty();
            }
            branches.add(number.get().number());
        }
        return Ordinal.in(main).map(head -> new Numbered(head, branches));
    }

    int number(boolean iroha) {
        return iroha ? IROHA.indexOf(KATAKANA.charAt(head.number() - 1)) + 1 : head.number();
    }

    /** The same notation with another number; empty if the notation does not go so far. */
    Optional<String> with(int number, List<Integer> branches, boolean iroha) {
        if (iroha && (number < 1 || number > IROHA.length())) {
            return Optional.empty();
        }
        int plain = iroha ? KATAKANA.indexOf(IROHA.charAt(number - 1)) + 1 : number;
        Optional<String> written = head.with(plain);
        for (int branch : branches) {
            Optional<String> digits = new Ordinal("", branchForm(), 1, "").with(branch);
            written = written.flatMap(text -> digits.map(sign -> text + "の" + sign));
        }
        return written;
    }

    private Ordinal.Form branchForm() {
        return switch (head.form()) {
            case FULL_WIDTH -> Ordinal.Form.FULL_WIDTH;
            case KANJI -> Ordinal.Form.KANJI;
            default -> Ordinal.Form.HALF_WIDTH;
        };
    }

    Numbered behind(String before) {
        return new Numbered(new Ordinal(before, head.form(), head.number(), head.behind()), branches);
    }

    /** The notation without the number and without its width: markers of one list share it. */
    String form() {
        String written = switch (head.form()) {
            case HALF_WIDTH, FULL_WIDTH -> "1";
            case BRACKETED -> "(1)";
            case DOTTED -> "1";
            case KATAKANA, HALF_KATAKANA -> "ア";
            case LATIN, FULL_LATIN -> "a";
            case KANJI -> "一";
            case CIRCLED -> "①";
            case ROMAN -> "Ⅰ";
            case SMALL_ROMAN -> "ⅰ";
        };
        return Addresses.sign(head.before() + written + head.behind());
    }

    /** Whether it is the イ of イロハ, or one that stands behind it, as two neighbours show. */
    static boolean iroha(Numbered first, Numbered second) {
        return first.head.form() == Ordinal.Form.KATAKANA
                && second.head.form() == Ordinal.Form.KATAKANA
                && first.number(true) == 1
                && second.number(true) == 2;
    }
}
