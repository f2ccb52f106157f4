package org.sekisho.policytext.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;

/**
 * The threats that a policy names, one by one.
 *
 * <p>A clause of threats reads 「原因による結果」: what stands before による are the threats, what stands behind it is what they
 * do; an act that is listed among the results (詐取, 内部不正) is a threat too.
 */
public record NamedThreats(List<Threat> threats) {

    /**
     * One threat.
     *
     * @param path of the clause that names it
     * @param item its words in one form; with the clause it names the threat from version to version, in whatever order the
     *     clause lists it
     * @param words as printed
     * @param kind of the clause that names it: the same power cut is a disaster in one clause and an outage in another
     */
    public record Threat(String path, String item, String words, ThreatKind kind) {}

    private static final Pattern HEADING = Pattern.compile("脅威");
    private static final Pattern CAUSES = Pattern.compile("による|により|によって|によ(?=り)|に伴う|に伴い|に起因|からの波及|から波及|が止まり|の停止");
    private static final Pattern LIST = Pattern.compile("、|，|,|その他の?|等の|などの|(?<=攻撃)や|(?<=攻撃)及び");
    private static final Pattern RESULT_LIST = Pattern.compile("、|，|,|及び|並びに|又は|若しくは|・");
    private static final Pattern ACT = Pattern.compile("詐取|窃取|盗難|不正|盗聴|なりすまし");
    private static final Pattern TAIL = Pattern.compile("(等|など|のおそれ)$|(等|など)(で|が)$|^(その|当該)");
    private static final Pattern GENERIC = Pattern.compile("(要因|原因|行為|故意|過失又は不備|災害|事故|災害(又は|若しくは|及び)事故)(で|が)?");
    private static final int LONGEST = 60;

    public NamedThreats {
        threats = List.copyOf(threats);
    }

    public static NamedThreats of(PolicyDocument policy) {
        var found = new LinkedHashMap<String, Threat>();
        for (Clause clause : policy.clauses()) {
            if (belongs(policy, clause)) {
                var text = String.join("", clause.paragraphs());
                var folded = Words.folded(clause.caption().orElse("") + text);
                kind(folded)
                        .ifPresent(kind -> words(clause, text, kind).forEach(words -> {
                            var item = Words.folded(words);
                            found.putIfAbsent(clause.path() + " " + item, new Threat(clause.path(), item, words, kind));
                        }));
            }
        }
        return new NamedThreats(List.copyOf(found.values()));
    }

    /** Whether the clause stands below a heading about threats; the heading's own sentence only introduces them. */
    private static boolean belongs(PolicyDocument policy, Clause clause) {
        if (clause.supplementary() || clause.container()) {
            return false;
        }
        boolean below = policy.parentOf(clause.path())
                .flatMap(Clause::caption)
                .filter(caption -> HEADING.matcher(caption).find())
                .isPresent();
        boolean alone = clause.caption()
                        .filter(caption -> HEADING.matcher(caption).find())
                        .isPresent()
                && policy.childrenOf(clause.path()).isEmpty();
        return below || alone;
    }

    private static Optional<ThreatKind> kind(String folded) {
        return Stream.of(ThreatKind.values())
                .filter(kind -> kind.weight(folded) > 0)
                .max(Comparator.comparingInt((ThreatKind kind) -> kind.weight(folded))
                        .thenComparing(Comparator.<ThreatKind>naturalOrder().reversed()));
    }

    private static List<String> words(Clause clause, String text, ThreatKind kind) {
        var words = new ArrayList<String>();
        clause.caption().filter(caption -> caption.length() <= LONGEST).ifPresent(words::add);
        var plain = Words.withoutBrackets(text).replaceFirst("。.*$", "");
        var cause = cause(plain, kind);
        if (cause.isPresent()) {
            words.addAll(Words.parts(plain.substring(0, cause.get().start()), LIST));
            for (String result : Words.parts(plain.substring(cause.get().end()), RESULT_LIST)) {
                if (ACT.matcher(result).find()) {
                    words.add(result);
                }
            }
        } else if (words.isEmpty()) {
            words.addAll(Words.parts(plain, LIST));
        }
        return words.stream()
                .map(NamedThreats::trimmed)
                .filter(one -> !one.isEmpty() && one.length() <= LONGEST)
                .filter(one -> !GENERIC.matcher(one).matches())
                .filter(one -> !one.endsWith("要因") && !one.endsWith("な行為") && !one.endsWith("原因"))
                .distinct()
                .toList();
    }

    /**
     * Where the results begin. What people do can itself be done by somebody (職員等による不正), so the last sign counts; what
     * befalls them spreads from one thing to the next (疾病による要員不足に伴う), so the first does.
     */
    private static Optional<MatchResult> cause(String plain, ThreatKind kind) {
        var all = CAUSES.matcher(plain).results().toList();
        boolean last = kind == ThreatKind.DELIBERATE || kind == ThreatKind.ACCIDENTAL;
        return all.isEmpty() ? Optional.empty() : Optional.of(last ? all.getLast() : all.getFirst());
    }

    private static String trimmed(String words) {
        return TAIL.matcher(words.strip()).replaceAll("").strip();
    }

    /** The threats by their kind, the kinds in their order. */
    public Map<ThreatKind, List<Threat>> byKind() {
        var kinds = new LinkedHashMap<ThreatKind, List<Threat>>();
        for (var kind : ThreatKind.values()) {
            var those = threats.stream().filter(threat -> threat.kind() == kind).toList();
            if (!those.isEmpty()) {
                kinds.put(kind, those);
            }
        }
        return kinds;
    }
}
