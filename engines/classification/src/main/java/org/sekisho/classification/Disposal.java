package org.sekisho.classification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How media are disposed of by class, segment and kind of medium. The first rule that is met decides. */
public final class Disposal {
    private final List<DisposalRule> rules;

    private Disposal(List<DisposalRule> rules) {
        this.rules = rules;
    }

    /** The rules that come with the program. Source: MIC-GL-R8 p17 (図表41抜粋). */
    public static Disposal standard() {
        return Standard.DISPOSAL;
    }

    private static final class Standard {
        private static final Disposal DISPOSAL = load();

        private static Disposal load() {
            try {
                return read(Schemes.resource("disposal.json"), "disposal.json");
            } catch (DataUnreadable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * The rules of a file, which stand alone.
     *
     * @param fileName named in errors
     * @throws DataUnreadable if the file is wrong anywhere
     */
    public static Disposal read(byte[] json, String fileName) throws DataUnreadable {
        var file = DataFile.read(json, fileName);
        var methods = new HashMap<String, DisposalMethod>();
        for (var entry : file.entries("methods")) {
            var read = new DisposalMethod(
                    entry.key("key"), entry.bilingual("words"), entry.flag("destroys"), entry.source());
            entry.done();
            if (methods.putIfAbsent(read.key(), read) != null) {
                throw entry.wrong("key", SchemeReader.twice());
            }
        }
        var rules = new ArrayList<DisposalRule>();
        for (var entry : file.entries("rules")) {
            rules.add(new DisposalRule(
                    entry.key("key"),
                    Condition.read(entry, Schemes.builtIn().mic2024()),
                    byMedium(entry, methods),
                    entry.bilingual("words"),
                    Clause.read(entry),
                    entry.source()));
            entry.done();
        }
        file.done();
        return new Disposal(List.copyOf(rules));
    }

    private static Map<Medium, List<DisposalMethod>> byMedium(DataFile.Entry rule, Map<String, DisposalMethod> methods)
            throws DataUnreadable {
        var media = rule.entry("methods");
        var all = new EnumMap<Medium, List<DisposalMethod>>(Medium.class);
        for (var medium : Medium.values()) {
            var found = new ArrayList<DisposalMethod>();
            for (var key : media.texts(medium.name())) {
                var method = methods.get(key);
                if (method == null) {
                    throw media.wrong(
                            medium.name(), new Text("廃棄の方法「" + key + "」はありません。", "There is no method “" + key + "”."));
                }
                found.add(method);
            }
            if (found.isEmpty()) {
                throw media.wrong(medium.name(), new Text("この媒体の廃棄の方法を書いてください。", "Name the methods for this medium."));
            }
            all.put(medium, List.copyOf(found));
        }
        media.done();
        return all;
    }

    /** In the order in which they are asked. */
    public List<DisposalRule> rules() {
        return rules;
    }

    /** How the medium of an asset is disposed of. */
    public Answer answer(Subject subject) {
        if (subject.medium().isEmpty()) {
            return new Answer.Unclear(Set.of(Condition.Unknown.MEDIUM));
        }
        for (var rule : rules) {
            switch (rule.condition().met(subject)) {
                case Condition.Met.Yes() -> {
                    return new Answer.Methods(
                            rule, rule.methods().getOrDefault(subject.medium().get(), List.of()));
                }
                case Condition.Met.No() -> {}
                case Condition.Met.Depends(var on) -> {
                    return new Answer.Unclear(on);
                }
            }
        }
        return new Answer.Unasked();
    }

    /** How a medium is disposed of. */
    public sealed interface Answer {

        /** Any one of these methods. */
        record Methods(DisposalRule rule, List<DisposalMethod> methods) implements Answer {

            /** Whether a method is among them after which the medium can be used again. */
            public boolean reuse() {
                return methods.stream().anyMatch(method -> !method.destroys());
            }
        }

        /** It depends on what nobody said. */
        record Unclear(Set<Condition.Unknown> unknown) implements Answer {
            public Unclear {
                unknown = Set.copyOf(unknown);
            }
        }

        /** No rule asks for anything. */
        record Unasked() implements Answer {}
    }
}
