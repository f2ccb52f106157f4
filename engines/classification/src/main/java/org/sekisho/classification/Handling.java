package org.sekisho.classification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.sekisho.classification.Verdict.Outcome;
import org.sekisho.classification.Verdict.Spoken;

/**
 * The rules on what may be done with which assets (取扱制限). The strictest that speaks wins; what a body has not adopted
 * advises and never refuses.
 *
 * <p>Never changes and may be used by many threads.
 */
public final class Handling {
    private final SequencedMap<String, HandlingRule> rules;
    private final SequencedMap<String, Precaution> precautions;

    private Handling(SequencedMap<String, HandlingRule> rules, SequencedMap<String, Precaution> precautions) {
        this.rules = rules;
        this.precautions = precautions;
    }

    /** The rules that come with the program. */
    public static Handling standard() {
        return Standard.HANDLING;
    }

    private static final class Standard {
        private static final Handling HANDLING = load();

        private static Handling load() {
            try {
                return new Handling(new LinkedHashMap<>(), new LinkedHashMap<>())
                        .with(Schemes.resource("handling.json"), "handling.json");
            } catch (DataUnreadable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * These rules and those in a file. The README beside the data files says how such a file is written.
     *
     * @param fileName named in errors
     * @throws DataUnreadable if the file is wrong anywhere, or a key is taken; nothing of it is taken then
     */
    public Handling with(byte[] json, String fileName) throws DataUnreadable {
        var file = DataFile.read(json, fileName);
        var allPrecautions = new LinkedHashMap<>(precautions);
        for (var entry : file.entries("precautions")) {
            var read = new Precaution(entry.key("key"), entry.bilingual("words"));
            entry.done();
            if (allPrecautions.putIfAbsent(read.key(), read) != null) {
                throw entry.wrong("key", SchemeReader.twice());
            }
        }
        var allRules = new LinkedHashMap<>(rules);
        for (var entry : file.entries("rules")) {
            var read = rule(entry, allPrecautions);
            if (allRules.putIfAbsent(read.key(), read) != null) {
                throw entry.wrong("key", SchemeReader.twice());
            }
        }
        file.done();
        return new Handling(allRules, allPrecautions);
    }

    private static HandlingRule rule(DataFile.Entry entry, SequencedMap<String, Precaution> precautions)
            throws DataUnreadable {
        var key = entry.key("key");
        var act = entry.choice("act", Act.class);
        var condition = Condition.read(entry, Schemes.builtIn().mic2024());
        var ruling = entry.choice("ruling", Ruling.class);
        if (ruling == Ruling.PERMISSION != entry.has("grantor")) {
            throw entry.wrong(
                    "grantor",
                    new Text(
                            "許可する者（grantor）は、ruling が PERMISSION の規則にだけ書いてください。",
                            "Name who gives leave (grantor) where ruling is PERMISSION, and nowhere else."));
        }
        var grantor =
                ruling == Ruling.PERMISSION ? Optional.of(entry.choice("grantor", Role.class)) : Optional.<Role>empty();
        var wanted = new ArrayList<Precaution>();
        for (var name : entry.texts("precautions")) {
            var precaution = precautions.get(name);
            if (precaution == null) {
                throw entry.wrong(
                        "precautions",
                        new Text(
                                "措置「" + name + "」はありません。使えるのは次のものです: " + String.join(", ", precautions.keySet()),
                                "There is no precaution “" + name + "”. There are: "
                                        + String.join(", ", precautions.keySet()) + "."));
            }
            wanted.add(precaution);
        }
        var rule = new HandlingRule(
                key,
                act,
                condition,
                ruling,
                grantor,
                wanted,
                entry.bilingual("words"),
                Clause.read(entry),
                entry.source());
        entry.done();
        return rule;
    }

    /** In the order of the files. */
    public List<HandlingRule> rules() {
        return List.copyOf(rules.values());
    }

    public Optional<HandlingRule> rule(String key) {
        return Optional.ofNullable(rules.get(key));
    }

    /**
     * What follows for one act on one asset.
     *
     * @param adopted keys of the rules that the body adopted; others advise, and keys without a rule say nothing
     */
    public Verdict judge(Question question, Set<String> adopted) {
        var spoken = new ArrayList<Spoken>();
        var undecided = new ArrayList<HandlingRule>();
        var unknown = EnumSet.noneOf(Condition.Unknown.class);
        for (var rule : rules.values()) {
            if (rule.act() != question.act()) {
                continue;
            }
            switch (rule.condition().met(question.subject())) {
                case Condition.Met.Yes() -> spoken.add(new Spoken(rule, adopted.contains(rule.key())));
                case Condition.Met.No() -> {}
                case Condition.Met.Depends(var on) -> {
                    undecided.add(rule);
                    unknown.addAll(on);
                }
            }
        }
        spoken.sort(Comparator.comparing(Spoken::adopted)
                .thenComparing(one -> one.rule().ruling())
                .reversed());
        var required = precautions(spoken, true);
        var advised = precautions(spoken, false);
        advised.removeAll(required);
        return new Verdict(
                outcome(spoken, undecided),
                spoken.stream()
                        .filter(Spoken::adopted)
                        .flatMap(one -> one.rule().grantor().stream())
                        .max(Comparator.naturalOrder()),
                List.copyOf(required),
                List.copyOf(advised),
                spoken,
                undecided,
                unknown);
    }

    private static Outcome outcome(Collection<Spoken> spoken, Collection<HandlingRule> undecided) {
        var strictest = spoken.stream()
                .filter(Spoken::adopted)
                .map(one -> one.rule().ruling())
                .max(Comparator.naturalOrder())
                .orElse(Ruling.FREE);
        return switch (strictest) {
            case FORBIDDEN -> Outcome.REFUSED;
            case PERMISSION -> Outcome.NEEDS_PERMISSION;
            case WITH_CARE -> Outcome.ADVISED;
            case FREE -> {
                boolean silent = spoken.stream().allMatch(one -> one.rule().ruling() == Ruling.FREE);
                yield silent && undecided.isEmpty() ? Outcome.FREE : Outcome.ADVISED;
            }
        };
    }

    private static Set<Precaution> precautions(Collection<Spoken> spoken, boolean adopted) {
        var wanted = new LinkedHashSet<Precaution>();
        for (var one : spoken) {
            if (one.adopted() == adopted) {
                wanted.addAll(one.rule().precautions());
            }
        }
        return wanted;
    }
}
