package org.sekisho.classification;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** Reads a scheme from its file. */
final class SchemeReader {
    private static final int MAX_LEVELS = 16;

    private final Schemes known;
    private final SequencedMap<String, Restriction> restrictions = new LinkedHashMap<>();
    private Optional<Scheme> base = Optional.empty();
    private String scheme = "";

    private SchemeReader(Schemes known) {
        this.known = known;
    }

    static Scheme read(byte[] json, String fileName, Schemes known) throws DataUnreadable {
        return new SchemeReader(known).scheme(DataFile.read(json, fileName));
    }

    private Scheme scheme(DataFile.Entry file) throws DataUnreadable {
        scheme = file.key("id");
        if (known.scheme(scheme).isPresent()) {
            throw file.wrong("id", new Text("この識別子の体系は既にあります。", "A scheme with this id is there already."));
        }
        var title = file.bilingual("title");
        var from = file.has("from") ? Optional.of(day(file, "from")) : Optional.<LocalDate>empty();
        base = base(file);
        var source = file.source();
        restrictions(file);
        var axes = file.entry("axes");
        var levels = new EnumMap<Axis, List<Level>>(Axis.class);
        for (var axis : Axis.values()) {
            levels.put(axis, levels(axes, axis));
        }
        axes.done();
        file.done();
        return new Scheme(scheme, title, from, base, source, List.copyOf(restrictions.values()), levels);
    }

    private Optional<Scheme> base(DataFile.Entry file) throws DataUnreadable {
        // Only the first of the built-in schemes stands alone: rules are written for one base.
        if (known.all().isEmpty()) {
            return Optional.empty();
        }
        var id = file.text("base");
        var found = known.scheme(id).filter(candidate -> candidate.base() == candidate);
        if (found.isEmpty()) {
            throw file.wrong(
                    "base",
                    new Text(
                            "「" + id + "」は基にできません。" + Schemes.MIC_2024 + " と書いてください。",
                            "“" + id + "” cannot be a base; write " + Schemes.MIC_2024 + "."));
        }
        return found;
    }

    private static LocalDate day(DataFile.Entry entry, String field) throws DataUnreadable {
        try {
            return LocalDate.parse(entry.text(field));
        } catch (DateTimeParseException e) {
            var refused =
                    entry.wrong(field, new Text("日付は 2027-04-01 の形で書いてください。", "Write the date like this: 2027-04-01."));
            refused.initCause(e);
            throw refused;
        }
    }

    private void restrictions(DataFile.Entry file) throws DataUnreadable {
        base.ifPresent(
                scheme -> scheme.restrictions().forEach(inherited -> restrictions.put(inherited.key(), inherited)));
        for (var entry : file.entries("restrictions")) {
            var read = new Restriction(entry.key("key"), entry.bilingual("words"), entry.source());
            entry.done();
            if (restrictions.putIfAbsent(read.key(), read) != null) {
                throw entry.wrong("key", twice());
            }
        }
    }

    private List<Level> levels(DataFile.Entry axes, Axis axis) throws DataUnreadable {
        var field = axis.name().toLowerCase(Locale.ROOT);
        var entries = axes.entries(field);
        if (entries.isEmpty() || entries.size() > MAX_LEVELS) {
            throw axes.wrong(
                    field,
                    new Text(
                            axis.title().ja() + "の段階を1から" + MAX_LEVELS + "まで、高いものから順に並べてください。",
                            "List from 1 to " + MAX_LEVELS + " levels, the highest first."));
        }
        var levels = new ArrayList<Level>();
        var keys = new HashSet<String>();
        // The base levels that no level has taken yet, from the highest.
        var left = new ArrayList<>(base.map(scheme -> scheme.levels(axis)).orElse(List.of()));
        for (int i = 0; i < entries.size(); i++) {
            var level = level(entries.get(i), axis, entries.size() - i, left);
            if (!keys.add(level.key())) {
                throw entries.get(i).wrong("key", twice());
            }
            levels.add(level);
        }
        if (!left.isEmpty()) {
            throw axes.wrong(
                    field,
                    new Text(
                            "基の段階「" + keys(left) + "」がどの段階の groups にもありません。",
                            "No level groups these of the base: " + keys(left) + "."));
        }
        return levels;
    }

    private Level level(DataFile.Entry entry, Axis axis, int rank, List<Level> left) throws DataUnreadable {
        var key = entry.key("key");
        List<Level> groups = base.isPresent() ? groups(entry, left) : List.of();
        var level = new Level(
                scheme,
                axis,
                key,
                rank,
                entry.bilingual("name"),
                entry.bilingual("definition"),
                entry.bilinguals("examples"),
                entry.text("mark"),
                named(entry),
                hints(entry),
                groups,
                groups.isEmpty() ? Optional.empty() : Optional.of(countsAs(entry, groups)),
                entry.source());
        entry.done();
        return level;
    }

    /** Takes the levels of the base that this one stands for from the top of those that are left. */
    private static List<Level> groups(DataFile.Entry entry, List<Level> left) throws DataUnreadable {
        var named = entry.texts("groups");
        var next = left.subList(0, Math.min(named.size(), left.size()));
        if (named.isEmpty() || !next.stream().map(Level::key).toList().equals(named)) {
            throw entry.wrong(
                    "groups",
                    new Text(
                            "基の段階を高いものから順に、重なりも抜けもなく書いてください。次に来るのは「" + keys(left) + "」です。",
                            "Name the levels of the base from the highest, each once; next are: " + keys(left) + "."));
        }
        var taken = List.copyOf(next);
        next.clear();
        return taken;
    }

    private static Level countsAs(DataFile.Entry entry, List<Level> groups) throws DataUnreadable {
        if (!entry.has("countsAs") && groups.size() == 1) {
            return groups.getFirst();
        }
        var key = entry.text("countsAs");
        for (var level : groups) {
            if (level.key().equals(key)) {
                return level;
            }
        }
        throw entry.wrong(
                "countsAs",
                new Text(
                        "groups にある段階（" + keys(groups) + "）のどれとして規則を当てはめるかを書いてください。",
                        "Name as which of its group rules take it: " + keys(groups) + "."));
    }

    private List<Restriction> named(DataFile.Entry entry) throws DataUnreadable {
        var found = new ArrayList<Restriction>();
        for (var key : entry.texts("restrictions")) {
            var restriction = restrictions.get(key);
            if (restriction == null) {
                throw entry.wrong(
                        "restrictions",
                        new Text(
                                "取扱制限「" + key + "」はありません。使えるのは次のものです: " + String.join(", ", restrictions.keySet()),
                                "There is no restriction “" + key + "”. There are: "
                                        + String.join(", ", restrictions.keySet()) + "."));
            }
            found.add(restriction);
        }
        return found;
    }

    private static List<Hint> hints(DataFile.Entry entry) throws DataUnreadable {
        var hints = new ArrayList<Hint>();
        for (var hint : entry.entries("hints")) {
            var read = new Hint(
                    hint.has("trait") ? Optional.of(hint.choice("trait", Trait.class)) : Optional.empty(),
                    hint.has("personsOver") ? OptionalLong.of(hint.number("personsOver")) : OptionalLong.empty(),
                    hint.flag("decisive"),
                    hint.bilingual("because"),
                    hint.source());
            if (read.trait().isEmpty() && read.personsOver().isEmpty()) {
                throw hint.wrong("trait", new Text("trait か personsOver を書いてください。", "Write trait or personsOver."));
            }
            hint.done();
            hints.add(read);
        }
        return hints;
    }

    static Text twice() {
        return new Text("同じ識別子が二度使われています。", "The key is used twice.");
    }

    private static String keys(List<Level> levels) {
        return String.join(", ", levels.stream().map(Level::key).toList());
    }

    static Map<Axis, Level> levels(DataFile.Entry entry, String field, Scheme scheme) throws DataUnreadable {
        var levels = new EnumMap<Axis, Level>(Axis.class);
        for (var named : entry.byChoice(field, Axis.class).entrySet()) {
            var axis = named.getKey();
            var level = scheme.level(axis, named.getValue());
            if (level.isEmpty()) {
                throw entry.wrong(
                        field,
                        new Text(
                                axis.title().ja() + "に「" + named.getValue() + "」はありません。使えるのは次の段階です: "
                                        + keys(scheme.levels(axis)),
                                "There is no level " + named.getValue() + " of " + axis.name() + ". There are: "
                                        + keys(scheme.levels(axis)) + "."));
            }
            levels.put(axis, level.get());
        }
        return levels;
    }
}
