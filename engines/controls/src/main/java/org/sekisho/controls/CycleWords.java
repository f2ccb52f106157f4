package org.sekisho.controls;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a sentence says about when. */
final class CycleWords {
    private static final List<Word> WORDS = List.of(
            new Word(StatedCycle.Kind.EVERY, Period.THREE_FISCAL_YEARS, "[3三]年(?:度)?(?:ごと|毎|に[1一]回|に[1一]度)"),
            new Word(
                    StatedCycle.Kind.EVERY,
                    Period.HALF_YEAR,
                    "年(?:に|間)?[2二]回(?:以上)?|半年(?:ごと|に[1一]回|毎)|(?<!四)半期(?:ごと|毎)"),
            new Word(
                    StatedCycle.Kind.EVERY,
                    Period.QUARTER,
                    "四半期(?:ごと|毎|に[1一]回)?|[3三](?:か|箇|ヶ)月(?:ごと|に[1一]回)|年(?:に|間)?[4四]回"),
            new Word(
                    StatedCycle.Kind.EVERY,
                    Period.MONTH,
                    "毎月|月(?:に|間)?[1一][回度](?:以上)?|[1一](?:か|箇|ヶ)月(?:ごと|に[1一]回)|月ごと|月次"),
            new Word(
                    StatedCycle.Kind.EVERY,
                    Period.FISCAL_YEAR,
                    "毎年度?|各年度|年度ごと|年(?:度)?(?:に|間に|間)?(?:[1一]回|[1一]度|少なくとも[1一]回)(?:以上)?|[1一]年(?:に|ごと)(?:[1一]回)?(?:以上)?|年次"),
            new Word(StatedCycle.Kind.REGULARLY, null, "定期的(?:に|な|かつ)?|定期(?:に|の|及び|又は)|継続的に|恒常的に"),
            new Word(StatedCycle.Kind.AS_NEEDED, null, "必要に応じて?|随時|必要があると認める(?:とき|場合)|必要が(?:生じた|ある)(?:とき|場合)"),
            new Word(StatedCycle.Kind.PROMPTLY, null, "遅滞なく|遅滞無く|速やかに|すみやかに|直ちに|ただちに|至急"));

    private record Word(StatedCycle.Kind kind, @Nullable Period period, Pattern form) {
        Word(StatedCycle.Kind kind, @Nullable Period period, String form) {
            this(kind, period, Pattern.compile(form));
        }
    }

    private record Found(int at, String words) {}

    private CycleWords() {}

    static Optional<StatedCycle> in(String sentence) {
        // Signs are folded one for one, so that places stay the same.
        var folded = new StringBuilder(sentence.length());
        for (char c : sentence.toCharArray()) {
            String sign = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
            folded.append(sign.length() == 1 ? sign.charAt(0) : c);
        }
        var kinds = EnumSet.noneOf(StatedCycle.Kind.class);
        var found = new ArrayList<Found>();
        Period every = null;
        for (Word word : WORDS) {
            if (word.period != null && every != null) {
                continue;
            }
            Matcher matcher = word.form.matcher(folded);
            if (matcher.find()) {
                kinds.add(word.kind);
                every = word.period == null ? every : word.period;
                found.add(new Found(matcher.start(), sentence.substring(matcher.start(), matcher.end())));
            }
        }
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        found.sort(java.util.Comparator.comparingInt(Found::at));
        return Optional.of(new StatedCycle(
                kinds,
                Optional.ofNullable(every),
                found.stream().map(Found::words).toList()));
    }
}
