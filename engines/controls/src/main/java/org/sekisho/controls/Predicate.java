package org.sekisho.controls;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** What the end of a sentence says: in Japanese the predicate decides, and it stands last. */
enum Predicate {
    /** Something shall be done, or shall not: する, 講じる, しなければならない, してはならない, こと, ものとする. */
    DUTY,
    /** A word is given a meaning: …をいう. */
    MEANING,
    /** …を目的とする, …を定めるものである. */
    AIM,
    /** What the document applies to: …に適用する, 適用範囲は…とする. */
    REACH,
    /** Threats are named: 脅威を想定する. */
    THREATS,
    /** About the document: …から施行する, 必要な事項は別に定める, …で構成する. */
    DOCUMENT,
    /** Leave to do something: …することができる. */
    LEAVE,
    /** A list follows and nothing else is said: 次のとおりとする. */
    LIST,
    /** Something is so: …である. */
    STATEMENT,
    /** No predicate: an item of a list. */
    ITEM;

    private static final List<Rule> RULES = List.of(
            new Rule(
                    MEANING,
                    "(をいう|をいい、.*(含む|除く)(ものとする)?|という|を指す|のことである|ことを意味する|と定義する|(意義|定義|意味)は.*(よる|とおりとする|とおりである|例による|定める)|用語の例による|と読み替えるもの|とみなす)$"),
            new Rule(
                    AIM,
                    "(目的とする|目的とするものである|目的である|定めるものである|示すものである|資することとする|を宣言する|(必要な|基本的な|基本となる|基本)(事項|考え方|方策|方針)[^はも]{0,12}定めるものとする)$"),
            new Rule(
                    REACH,
                    "((適用|対象)(範囲|機関|組織|者|施設|となる者|とする機関|とする組織|とする情報資産|とする範囲|となる機関|となる情報資産|の範囲)は.*(とする|である|のとおりである|とおりとする))$"
                            + "|(範囲は.*(とする|である|とおりとする))$|(に適用する|に適用される|について適用する|に対して適用する|にも適用する|を適用範囲とする|を対象とする|に及ぶ|適用するものとする|に適用があるものとする)$"),
            new Rule(THREATS, "脅威.*(想定する|想定するものとする|想定している|次のとおりとする|次のとおりである|のとおりとする)$|脅威(として|を).*想定し"),
            new Rule(
                    DOCUMENT,
                    "(から施行する|から適用する|施行の日から|を廃止する|必要な事項は.*定める(ものとする)?|必要な事項を別に定める|構成する|構成される|で構成するものとする|構成とする|準用する|効力を有する|位置する|位置付ける|位置づける|最上位に位置するものとする|なお従前の例による|補助執行する)$"),
            // Leave that somebody gives is a thing to ask for.
            new Rule(DUTY, "(?:許可|承認|決裁|同意)を(?:得|受け)(?:て|た上で|たうえで|ることにより).*ことができる(?:ものとする)?$"),
            // What follows for whoever breaks the rules is for the body to do.
            new Rule(DUTY, "処分(?:の対象)?(?:となる|となることがある|とする)$"),
            // Leave to depart from the rules is what a body keeps a register of; a leave denied is a prohibition.
            new Rule(DUTY, "(?:によらない|適用しない|従わない)(?:こと|もの)とすることができる$|(?:によらない|適用しない|従わない)ことができる$|できない$"),
            new Rule(LEAVE, "(ことができる|できるものとする|ことができるものとする|ことを妨げない|差し支えない|この限りでない|この限りではない|ことがある|を要しない)$"),
            new Rule(LIST, "次の(?:こと|事項|取組)を行う$|^.{0,40}(次|以下|下記|別表)(の|に掲げる)?(とおり|通り|表のとおり)(とする|である|定める)?$"),
            new Rule(
                    DUTY,
                    "(なければならない|なければなりません|ならない|べきである|べきものとする|ものとする|こととする|こと|義務がある|責務がある|責任がある|禁止する|禁ずる|厳禁とする|ます|ません|とする|充てる|努める)$"),
            new Rule(STATEMENT, "(?:とき|場合)$|(である|であった|ている|でいる|れる|ある|なる|必要である|よる|つながる|増えている|られる|です|った|した)$"),
            new Rule(DUTY, "[うくぐすつぬぶむる]$|[わさらえけせめかたまげりし]ない$"));

    private record Rule(Predicate predicate, Pattern end) {
        Rule(Predicate predicate, String end) {
            this(predicate, Pattern.compile(end));
        }
    }

    static Predicate of(String sentence) {
        String text = bare(sentence);
        for (Rule rule : RULES) {
            if (rule.end.matcher(text).find()) {
                return rule.predicate;
            }
        }
        return ITEM;
    }

    private static String bare(String sentence) {
        String text = Normalizer.normalize(sentence, Normalizer.Form.NFKC).replaceAll("\\s", "");
        int end = text.length();
        while (end > 0 && "。.)」』】]〉》、,".indexOf(text.charAt(end - 1)) >= 0) {
            // A bracket at the very end is an aside to what stands before it.
            int open = text.charAt(end - 1) == ')' ? text.lastIndexOf('(', end - 1) : -1;
            end = open > 0 ? open : end - 1;
        }
        return text.substring(0, end);
    }
}
