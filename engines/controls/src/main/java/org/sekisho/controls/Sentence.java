package org.sekisho.controls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence, ready to be looked at: folded, without asides, with what is only background blanked out.
 *
 * <p>Background is what a sentence says before it comes to what shall be done: a condition (…場合には、), a purpose
 * (…ため、), a result that something follows (…の結果、), the rule it is based on (…に基づき). It reaches back to where
 * the part of the sentence begins: behind the subject (…は、) or behind a verb that goes on (…し、).
 */
final class Sentence {
    private static final char BLANK = '\0';
    private static final int LONGEST_ENDING = 9;
    private static final int SHORTEST_PART = 4;
    private static final Pattern SIDE_BY_SIDE = Pattern.compile("、(?:及び|並びに|又は|また、|併せて)?|及び|並びに|とともに");
    private static final Pattern SUBJECT = Pattern.compile("^[^、]*(?:は|ついては)、");
    private static final String PARTICLES = "をがはにのとでもへやか";

    private static final Pattern ASIDE = Pattern.compile("\\([^()]*(?:以下|という。|を除く|を含む|に同じ|同じ。|をいう。)[^()]*\\)");
    private static final Pattern BACKGROUND = Pattern.compile("(?:場合|とき)等?(?:(?:には|は|においては|にあっては)、?|(?:に|において)?、)"
            + "|(?:際|時)(?:に|には|は|において|においては)?、"
            + "|(?<=[るいなの])ために(?:は)?(?!行|定|作)"
            + "|(?:ため|ために|ためには|目的として|目的とし|よう|ように)、"
            + "|(?:の結果|した結果)等?(?:により|によって|に基づき|に基づいて|を踏まえて?|を受け|に応じて?|、|及び|並びに)"
            + "|(?:踏まえて?|鑑み|かんがみ|伴い|受けて)、"
            + "|(?:基準|方針|規程|規則|条例|ポリシー|法|条|項|号)等?(?:に基づき|に基づいて|に従い|に従って|に則り|にのっとり|に沿って|により)、?");
    private static final Pattern NOUN_AS_VERB = Pattern.compile("(?:漏えい|立入り|出入り|取扱い|持出し|見直し|おそれ|手続き|誤り|問合せ|引継ぎ|貸出し)$");
    /** 制定し、又は改定したとき and 結果を評価し、必要があるとき are one condition. */
    private static final Pattern OR = Pattern.compile("又は|若しくは|あるいは");

    private static final Pattern NEED = Pattern.compile("[^、]*(?:必要|要する)[^、]{0,12}(?:とき|場合)");
    private static final Pattern WEIGHED = Pattern.compile("(?:評価|勘案|考慮|検討|分析)し、$");
    private static final String GOING_ON = "しきちにひみりいえけせてねへめれげぜでべびじぎ";
    private static final List<String> OPENINGS = List.of("ともに、", "ほか、", "なお、", "また、", "ただし、", "さらに、", "加え、");

    private final Span span;
    private final String printed;
    private final Folded folded;
    private final String act;
    private final Predicate predicate;

    Sentence(Span span, String printed, Variants variants) {
        this.span = span;
        this.printed = printed;
        this.predicate = Predicate.of(printed);
        Folded whole = variants.fold(printed);
        this.folded = whole.without(asides(whole.text()));
        this.act = withoutBackground(folded.text());
    }

    Span span() {
        return span;
    }

    String printed() {
        return printed;
    }

    Predicate predicate() {
        return predicate;
    }

    /** Folded, without asides. */
    String whole() {
        return folded.text();
    }

    /** As {@link #whole}, and background blanked out; the same length. */
    String act() {
        return act;
    }

    /** As {@link #act}, and background left out. */
    String told() {
        return act.replace(String.valueOf(BLANK), "");
    }

    /**
     * The parts that commas and 及び, 並びに, とともに put side by side, without the subject and those too short to say anything;
     * folded.
     */
    List<String> listed() {
        return Arrays.stream(SIDE_BY_SIDE.split(SUBJECT.matcher(told()).replaceFirst("")))
                .filter(part -> part.length() >= SHORTEST_PART)
                .toList();
    }

    /** The printed words at hits in {@link #whole} or {@link #act}; a verb at the end of a chain with its ending. */
    List<String> quotes(List<Cue.Hit> hits) {
        var quotes = new ArrayList<String>();
        for (int i = 0; i < hits.size(); i++) {
            var hit = hits.get(i);
            String quote = folded.printed(hit.from(), hit.to());
            quotes.add(i > 0 && i == hits.size() - 1 ? quote + ending(folded.printedEnd(hit.to())) : quote);
        }
        return List.copyOf(quotes);
    }

    private String ending(int from) {
        int to = from;
        while (to < printed.length() && to - from < LONGEST_ENDING && hiragana(printed.charAt(to))) {
            to++;
        }
        return to > from && PARTICLES.indexOf(printed.charAt(from)) >= 0 ? "" : printed.substring(from, to);
    }

    private static boolean hiragana(char c) {
        return c >= 'ぁ' && c <= 'ん';
    }

    private static BitSet asides(String text) {
        var asides = new BitSet();
        Matcher aside = ASIDE.matcher(text);
        while (aside.find()) {
            asides.set(aside.start(), aside.end());
        }
        return asides;
    }

    private static String withoutBackground(String text) {
        char[] act = text.toCharArray();
        Matcher marker = BACKGROUND.matcher(text);
        while (marker.find()) {
            for (int i = beginning(text, marker.start()); i < marker.end(); i++) {
                act[i] = BLANK;
            }
        }
        return new String(act);
    }

    /** Where the part of the sentence begins that the sign at this place belongs to. */
    private static int beginning(String text, int at) {
        for (int comma = text.lastIndexOf('、', at - 1); comma > 0; comma = text.lastIndexOf('、', comma - 1)) {
            char before = text.charAt(comma - 1);
            String upTo = text.substring(0, comma + 1);
            if (before == 'は'
                    || OPENINGS.stream().anyMatch(upTo::endsWith)
                    || (GOING_ON.indexOf(before) >= 0
                            && !goesOn(text, comma + 1)
                            && !NOUN_AS_VERB.matcher(text.substring(0, comma)).find())) {
                return comma + 1;
            }
        }
        return 0;
    }

    /* Whether what stands behind a comma belongs to the same condition. */
    private static boolean goesOn(String text, int from) {
        return OR.matcher(text).region(from, text.length()).lookingAt()
                || WEIGHED.matcher(text.substring(0, from)).find()
                        && NEED.matcher(text).region(from, text.length()).lookingAt();
    }
}
