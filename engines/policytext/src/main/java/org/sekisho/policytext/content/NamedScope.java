package org.sekisho.policytext.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;

/**
 * Whom a policy says that it binds: the organs and the kinds of staff, each with the clause that names it.
 *
 * <p>Read from the clauses about the scope, from the definitions of 実施機関 and 職員等, and for the kinds of staff from the
 * clause that obliges them. What the text does not name in words that can be an organ is left out rather than guessed.
 */
public record NamedScope(List<Organ> organs, Map<StaffKind, String> staff) {

    /** An organ, by the clause that names it first. */
    public record Organ(OrganName name, String path) {}

    private static final Pattern SCOPE = Pattern.compile("(適用|対象)(の)?(範囲|機関|組織|者)|適用(する|される)機関"
            + "|(行政機関|実施機関|対象機関|機関|組織|職員|人|者)(等)?の範囲|^適用$|対象とする(機関|組織|者|職員)|適用を受ける");
    private static final Pattern ASSETS = Pattern.compile("資産|情報システム|施設");
    private static final Pattern COLLECTIVE = Pattern.compile("^(実施機関|行政機関|対象機関|適用機関|執行機関等|機関等?|各機関|部局等?|市の機関)$");
    private static final Pattern STAFF = Pattern.compile("^(職員等?|本?(市|町|村|区|県|組合)職員等?|構成員|利用者)$");
    private static final Pattern OBLIGED = Pattern.compile("遵守義務|(職員|職員等|職員及び.*)の(義務|責務)");
    private static final Pattern SUBJECT = Pattern.compile("^.{0,60}?(範囲|機関|対象|方針|規程|規則|訓令)(に含まれる機関)?は、");
    private static final Pattern ENDING =
            Pattern.compile("(の(全て|すべて)の(職員|機関).*|に(所属|勤務)する.*|(及び|並びに|と)?その職員.*|にも?適用.*|をいう.*|とする.*|である.*|です.*|。.*)$");
    private static final Pattern BETWEEN = Pattern.compile("、|，|,|及び|および|並びに|ならびに|又は|または|若しくは|その他の?|・");
    private static final Pattern BEFORE = Pattern.compile("^(全て|すべて|全|各)の?|^(本|当)?(組合|市|町|村|区|団体)の(?=.)");

    public NamedScope {
        organs = List.copyOf(organs);
        staff = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(staff));
    }

    public static NamedScope of(PolicyDocument policy) {
        var organs = new LinkedHashMap<String, Organ>();
        var staff = new LinkedHashMap<StaffKind, String>();
        for (Clause clause : policy.clauses()) {
            if (clause.supplementary() || clause.container()) {
                continue;
            }
            var caption = Words.folded(clause.caption().orElse(""));
            boolean scope = isScope(caption)
                    || caption.isEmpty()
                            && policy.parentOf(clause.path())
                                    .flatMap(Clause::caption)
                                    .filter(above -> isScope(Words.folded(above)))
                                    .isPresent();
            if (scope || COLLECTIVE.matcher(caption).find()) {
                clause.paragraphs().forEach(text -> organs(text, clause.path(), organs));
            }
            if (scope
                    || STAFF.matcher(caption).matches()
                    || OBLIGED.matcher(caption).find()) {
                clause.paragraphs().forEach(text -> staff(text, clause.path(), staff));
            }
        }
        return new NamedScope(List.copyOf(organs.values()), staff);
    }

    private static boolean isScope(String caption) {
        return SCOPE.matcher(caption).find() && !ASSETS.matcher(caption).find();
    }

    private static void organs(String paragraph, String path, Map<String, Organ> organs) {
        for (String sentence : paragraph.split("(?<=。)")) {
            var list = ENDING.matcher(SUBJECT.matcher(Words.withoutBrackets(sentence.strip()))
                            .replaceFirst(""))
                    .replaceFirst("");
            var found = new ArrayList<OrganName>();
            for (String written : Words.parts(list, BETWEEN)) {
                var part = BEFORE.matcher(written).replaceAll("");
                if (OrganName.plausible(part) && !COLLECTIVE.matcher(part).matches()) {
                    found.add(OrganName.of(part));
                }
            }
            found.forEach(organ -> organs.putIfAbsent(organ.key(), new Organ(organ, path)));
        }
    }

    private static void staff(String paragraph, String path, Map<StaffKind, String> staff) {
        for (var kind : StaffKind.values()) {
            if (kind.isNamedIn(paragraph)) {
                staff.putIfAbsent(kind, path);
            }
        }
    }

    /** The organ of a key. */
    public Optional<Organ> organ(String key) {
        return organs.stream().filter(organ -> organ.name().key().equals(key)).findFirst();
    }
}
