package org.sekisho.controls;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sekisho.controls.Clauses.Clause;

/**
 * Says of each clause what it does in its document: first by where it stands (supplementary provisions), then by its
 * caption or the captions above it, then by how its sentences end, then by the clause that holds it.
 */
final class Kinds {
    private static final Pattern SUPPLEMENT = Pattern.compile("^(附則|付則|別表|別紙|別記|様式|別図)");

    private static final Map<ClauseKind, Pattern> CAPTIONS = new EnumMap<>(Map.of(
            ClauseKind.DEFINITION,
            Pattern.compile("^(用語の)?(定義|意義)(等)?$|用語の(定義|意義|説明)|^用語(集)?$|の定義$|^定義及び"),
            ClauseKind.THREAT,
            Pattern.compile("脅威$|脅威の(想定|種類|範囲|例|分類|内容)$|^(対象とする|想定する|想定される)脅威"),
            ClauseKind.SCOPE,
            Pattern.compile("(適用|対象)(範囲|機関|組織|者|対象|施設|資産)(等)?$|^適用$|^(行政|実施|適用)?機関(等)?(の範囲)?$"
                    + "|(行政機関|実施機関|対象機関|機関|情報資産|組織|人|職員|者|対象|適用)の範囲$|^適用を受ける"),
            ClauseKind.PURPOSE,
            Pattern.compile("^(.*の)?(目的|趣旨|基本理念|理念|背景|必要性|意義と目的|ねらい)(等)?$|^(はじめに|前文|序文|序|序章|まえがき|宣言)$|^目的及び趣旨$"),
            ClauseKind.PROCEDURAL,
            Pattern.compile("^(委任|雑則|補則|施行|施行期日|施行日|経過措置|改廃|改廃手続|所管|用語の例|制定及び改廃)$"
                    + "|^(情報セキュリティ|セキュリティ)?(ポリシー|方針|文書|規程類|規程)?(の)?(構成|体系|位置付け|位置づけ|文書体系|全体構成)(等)?$"
                    + "|(構成|体系)(及び|と|、)(位置付け|位置づけ)")));

    private final Clauses clauses;
    private final List<ClauseReading> readings = new ArrayList<>();

    private final Headings about;

    private Kinds(Clauses clauses, Headings about) {
        this.clauses = clauses;
        this.about = about;
    }

    /** One reading for each clause, in order. */
    static List<ClauseReading> of(Clauses clauses, Headings about) {
        var kinds = new Kinds(clauses, about);
        for (Clause clause : clauses.all()) {
            kinds.readings.add(kinds.read(clause));
        }
        kinds.headings();
        return List.copyOf(kinds.readings);
    }

    private ClauseReading read(Clause clause) {
        return bySupplement(clause)
                .or(() -> byCaption(clause))
                .or(() -> bySentences(clause))
                .orElseGet(() -> byHolder(clause));
    }

    private static ClauseReading reading(Clause clause, ClauseKind kind, Reason.Where where, String quote, Text why) {
        return new ClauseReading(
                clause.passage().path(), kind, new Reason(where, quote.isEmpty() ? List.of() : List.of(quote), why));
    }

    private static Optional<ClauseReading> bySupplement(Clause clause) {
        if (SUPPLEMENT.matcher(plain(clause.passage().path())).find()
                || clause.passage().headings().stream()
                        .anyMatch(heading -> SUPPLEMENT.matcher(plain(heading)).find())) {
            return Optional.of(reading(
                    clause,
                    ClauseKind.PROCEDURAL,
                    Reason.Where.PLACE,
                    "",
                    new Text("附則、別表又は様式の中にあります。", "It stands in a supplement, a table or a form.")));
        }
        return Optional.empty();
    }

    private Optional<ClauseReading> byCaption(Clause clause) {
        var passage = clause.passage();
        var above = passage.headings().reversed().stream()
                .flatMap(heading -> byCaption(clause, heading, Reason.Where.HEADING).stream())
                .findFirst();
        // Below 定義 and 脅威 a caption is a word to be defined or a threat, whatever it looks like.
        boolean settled = above.map(ClauseReading::kind)
                .filter(kind -> kind == ClauseKind.DEFINITION || kind == ClauseKind.THREAT)
                .isPresent();
        if (settled) {
            return above;
        }
        var own = passage.caption().flatMap(caption -> byCaption(clause, caption, Reason.Where.CAPTION));
        boolean ofItsOwn = passage.caption().isPresent()
                && !about.about(passage.caption().get()).isEmpty();
        return own.isPresent() || ofItsOwn ? own : above;
    }

    private static Optional<ClauseReading> byCaption(Clause clause, String caption, Reason.Where where) {
        String text = plain(caption);
        for (var entry : CAPTIONS.entrySet()) {
            Matcher matcher = entry.getValue().matcher(text);
            if (matcher.find()) {
                ClauseKind kind = entry.getKey();
                return Optional.of(reading(
                        clause,
                        kind,
                        where,
                        caption,
                        new Text(
                                "見出しが「" + kind.title().ja() + "」を示しています。",
                                "The caption says: " + kind.title().en() + ".")));
            }
        }
        return Optional.empty();
    }

    private static Optional<ClauseReading> bySentences(Clause clause) {
        var found = new EnumMap<Predicate, Sentence>(Predicate.class);
        for (Sentence sentence : clause.sentences()) {
            found.putIfAbsent(sentence.predicate(), sentence);
        }
        if (found.containsKey(Predicate.THREATS)) {
            return Optional.of(bySentence(clause, ClauseKind.THREAT, found, Predicate.THREATS));
        }
        if (found.containsKey(Predicate.DUTY)) {
            return Optional.of(bySentence(clause, ClauseKind.OBLIGATION, found, Predicate.DUTY));
        }
        for (var ending : List.of(
                Map.entry(Predicate.MEANING, ClauseKind.DEFINITION),
                Map.entry(Predicate.REACH, ClauseKind.SCOPE),
                Map.entry(Predicate.AIM, ClauseKind.PURPOSE),
                Map.entry(Predicate.DOCUMENT, ClauseKind.PROCEDURAL))) {
            if (found.containsKey(ending.getKey())) {
                return Optional.of(bySentence(clause, ending.getValue(), found, ending.getKey()));
            }
        }
        return Optional.empty();
    }

    private static ClauseReading bySentence(
            Clause clause, ClauseKind kind, Map<Predicate, Sentence> found, Predicate predicate) {
        var sentence = found.get(predicate);
        return reading(
                clause,
                kind,
                Reason.Where.SENTENCE,
                sentence == null ? "" : ending(sentence.printed()),
                new Text(
                        "文の結びが「" + kind.title().ja() + "」を示しています。",
                        "How the sentence ends says: " + kind.title().en() + "."));
    }

    /** The last words of a sentence. */
    private static String ending(String sentence) {
        int from = 0;
        for (int i = sentence.length() - 3; i > 0 && from == 0; i--) {
            if ("、はをにがとの".indexOf(sentence.charAt(i - 1)) >= 0) {
                from = i;
            }
        }
        return sentence.substring(from);
    }

    /** An item without a predicate is of the kind of what holds it; a statement is background. */
    private ClauseReading byHolder(Clause clause) {
        var holder = clauses.holder(clause);
        boolean states = clause.sentences().stream().anyMatch(sentence -> switch (sentence.predicate()) {
            case STATEMENT, LEAVE -> true;
            case DUTY, MEANING, AIM, REACH, THREATS, DOCUMENT, LIST, ITEM -> false;
        });
        if (holder.isPresent() && !states) {
            ClauseKind kind = readings.get(holder.get().index()).kind();
            return reading(
                    clause,
                    kind,
                    Reason.Where.PLACE,
                    "",
                    new Text(
                            "上の条項（" + kind.title().ja() + "）の一部です。",
                            "It is part of the clause above, which is: "
                                    + kind.title().en() + "."));
        }
        if (holder.isPresent() && readings.get(holder.get().index()).kind() == ClauseKind.OBLIGATION) {
            return reading(
                    clause,
                    ClauseKind.OBLIGATION,
                    Reason.Where.PLACE,
                    "",
                    new Text("義務を定める条項の一部です。", "It is part of a clause that sets an obligation."));
        }
        if (states) {
            return reading(
                    clause,
                    ClauseKind.PURPOSE,
                    Reason.Where.PLACE,
                    "",
                    new Text("することを求める文がありません。", "No sentence asks for anything to be done."));
        }
        return reading(
                clause,
                clause.passage().caption().isPresent() && clause.sentences().isEmpty()
                        ? ClauseKind.OBLIGATION
                        : ClauseKind.PROCEDURAL,
                Reason.Where.PLACE,
                "",
                clause.sentences().isEmpty()
                        ? new Text("見出しだけの条項です。", "The clause is a caption only.")
                        : new Text("することを求める文がありません。", "No sentence asks for anything to be done."));
    }

    /** A clause that is a caption above others is of the kind of what stands below it, an obligation if any is one. */
    private void headings() {
        for (int i = clauses.all().size() - 1; i >= 0; i--) {
            Clause clause = clauses.all().get(i);
            if (!clause.leads()
                    || !clause.sentences().isEmpty()
                    || readings.get(i).reason().where() != Reason.Where.PLACE
                    || bySupplement(clause).isPresent()) {
                continue;
            }
            var below = below(i);
            if (below.isEmpty()) {
                continue;
            }
            ClauseKind kind = below.contains(ClauseKind.OBLIGATION) ? ClauseKind.OBLIGATION : below.getFirst();
            readings.set(
                    i,
                    reading(
                            clause,
                            kind,
                            Reason.Where.PLACE,
                            "",
                            new Text(
                                    "見出しだけの条項で、下の条項が「" + kind.title().ja() + "」です。",
                                    "The clause is a caption only; what stands below it is: "
                                            + kind.title().en() + ".")));
        }
    }

    private List<ClauseKind> below(int index) {
        var clause = clauses.all().get(index);
        String path = clause.passage().path();
        var kinds = new ArrayList<ClauseKind>();
        for (int i = index + 1; i < clauses.all().size(); i++) {
            var other = clauses.all().get(i);
            boolean inside = other.holder() == index
                    || other.passage().path().startsWith(path)
                    || clause.passage().caption().isPresent()
                            && other.passage()
                                    .headings()
                                    .contains(clause.passage().caption().get());
            if (!inside) {
                break;
            }
            kinds.add(readings.get(i).kind());
        }
        return kinds;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s()【】\\[\\]]", "");
    }
}
