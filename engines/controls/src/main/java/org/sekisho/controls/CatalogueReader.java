package org.sekisho.controls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sekisho.controls.CatalogueFile.Entry;

/** Reads the catalogue that comes with the program, and what a body adds to it. */
final class CatalogueReader {
    private static final String FOLDER = "catalogue/";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)*");
    private static final Pattern ROLE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern FACT = Pattern.compile(
            "role-held:[A-Z][A-Z0-9_]*|document-in-force:(POLICY|STANDARD|PROCEDURE)|policy-published|staff-registered|scope-covered");
    private static final Pattern CONDITION = Pattern.compile("(tier|model|uses):[A-Z_]+(\\|[A-Z_]+)*");
    private static final Pattern CHAPTER = Pattern.compile("[1-9](\\.[1-9][0-9]?)?");

    private final SequencedMap<String, Topic> topics = new LinkedHashMap<>();
    private final Map<String, Cues> cues = new HashMap<>();
    private final Map<Measure, List<Cue>> names = new EnumMap<>(Measure.class);
    private final List<Likeness.Example> examples = new ArrayList<>();
    private final boolean own;
    private Variants variants;

    private CatalogueReader(Variants variants, boolean own) {
        this.variants = variants;
        this.own = own;
    }

    static Catalogue standard() throws CatalogueUnreadable, IOException {
        var reader = new CatalogueReader(Variants.NONE, false);
        Entry head = CatalogueFile.read(resource("catalogue.yaml"), "catalogue.yaml");
        String id = head.id("id");
        String version = head.text("version");
        LocalDate date = date(head);
        String words = head.text("variants");
        reader.readVariants(CatalogueFile.read(resource(words), words));
        for (String file : head.texts("files")) {
            reader.readMeasure(CatalogueFile.read(resource(file), file));
        }
        for (String file : head.texts("examples")) {
            reader.readExamples(new String(resource(file), StandardCharsets.UTF_8), file);
        }
        head.done();
        return new Catalogue(
                id,
                version,
                date,
                reader.topics,
                reader.cues,
                reader.names,
                reader.variants,
                Likeness.standard(reader.examples, reader.variants));
    }

    static Catalogue extended(Catalogue base, byte[] yaml, String file) throws CatalogueUnreadable {
        Entry head = CatalogueFile.read(yaml, file);
        var reader = new CatalogueReader(base.variants(), true);
        reader.topics.putAll(base.topicsById());
        reader.cues.putAll(base.cues());
        reader.names.putAll(base.names());
        String id = checked(head, "id", head.id("id"), ID);
        String version = head.text("version");
        LocalDate date = date(head);
        if (head.has("variants")) {
            reader.readVariants(head.entry("variants"));
        }
        for (Entry topic : head.entries("topics")) {
            Measure measure = measure(topic);
            reader.addTopic(topic, measure);
        }
        for (Entry control : head.entries("controls")) {
            String topic = reader.knownTopic(control);
            reader.addControl(control, topic);
        }
        for (Entry change : head.entries("changes")) {
            reader.change(change);
        }
        for (Entry binds : head.entries("binds")) {
            String topic = reader.knownTopic(binds);
            Cues more = reader.cues(binds);
            reader.addExamples(binds, topic);
            binds.done();
            reader.cues.merge(topic, more, Cues::and);
        }
        head.done();
        return new Catalogue(
                base.id(),
                base.version() + "+" + id + "-" + version,
                date.isAfter(base.date()) ? date : base.date(),
                reader.topics,
                reader.cues,
                reader.names,
                reader.variants,
                reader.examples.isEmpty() ? base.likeness() : base.likeness().and(reader.examples, reader.variants));
    }

    /** Lines of topics parted by commas, a tab and a sentence; - where the sentence asks for nothing. */
    private void readExamples(String text, String file) throws CatalogueUnreadable {
        int line = 0;
        for (String written : text.lines().toList()) {
            line++;
            int tab = written.indexOf('\t');
            if (tab < 1 || written.substring(tab + 1).isBlank()) {
                throw new CatalogueUnreadable(
                        file,
                        line,
                        "",
                        "",
                        new Text(
                                "「項目（複数は,で区切る）、タブ、文」の形で書いてください。",
                                "Write topics parted by commas, a tab and a sentence."));
            }
            var of = new TreeSet<String>();
            for (String topic : written.substring(0, tab).split(",")) {
                if (!topic.equals("-")) {
                    if (!topics.containsKey(topic)) {
                        throw new CatalogueUnreadable(file, line, "", "", noTopic(topic));
                    }
                    of.add(topic);
                }
            }
            examples.add(new Likeness.Example(written.substring(tab + 1).strip(), of));
        }
    }

    private void addExamples(Entry entry, String topic) throws CatalogueUnreadable {
        for (String sentence : entry.texts("examples")) {
            examples.add(new Likeness.Example(sentence, Set.of(topic)));
        }
    }

    private static Text noTopic(String id) {
        return new Text("「" + id + "」という項目はありません。", "There is no topic “" + id + "”.");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CatalogueReader.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException("no " + FOLDER + name);
            }
            return in.readAllBytes();
        }
    }

    private static LocalDate date(Entry entry) throws CatalogueUnreadable {
        try {
            return LocalDate.parse(entry.text("date"));
        } catch (DateTimeParseException e) {
            throw entry.wrong("date", new Text("2026-04-01 の形で日付を書いてください。", "Write a day as 2026-04-01."));
        }
    }

    private void readVariants(Entry file) throws CatalogueUnreadable {
        var more = new LinkedHashMap<String, List<String>>();
        for (String standIn : file.names()) {
            more.put(standIn, file.texts(standIn));
        }
        variants = variants.and(more);
    }

    private void readMeasure(Entry file) throws CatalogueUnreadable {
        Measure measure = measure(file);
        names.put(measure, cuesIn(file, "named"));
        for (Entry topic : file.entries("topics")) {
            addTopic(topic, measure);
        }
        file.done();
    }

    private static Measure measure(Entry entry) throws CatalogueUnreadable {
        int number = entry.number("measure", 0, Measure.values().length - 1);
        return Measure.numbered(number).orElseThrow();
    }

    private void addTopic(Entry entry, Measure measure) throws CatalogueUnreadable {
        String id = checked(entry, "id", entry.id("id"), ID);
        if (topics.containsKey(id)) {
            throw twice(entry, id);
        }
        var topic = new Topic(id, measure, chapters(entry), entry.bilingual("title"), entry.flag("core"), List.of());
        topics.put(id, topic);
        cues.put(id, cues(entry, id));
        for (Entry control : entry.entries("controls")) {
            addControl(control, id);
        }
        entry.done();
        if (controlsOf(id).isEmpty()) {
            throw entry.wrong("controls", new Text("項目には一つ以上の管理策を書いてください。", "A topic needs at least one control."));
        }
    }

    private String knownTopic(Entry entry) throws CatalogueUnreadable {
        String id = entry.text("topic");
        if (!topics.containsKey(id)) {
            throw entry.wrong("topic", noTopic(id));
        }
        return id;
    }

    private List<Control> controlsOf(String topic) {
        var found = topics.get(topic);
        return found == null ? List.of() : found.controls();
    }

    private void addControl(Entry entry, String topicId) throws CatalogueUnreadable {
        String id = checked(entry, "id", entry.id("id"), ID);
        for (Topic topic : topics.values()) {
            if (topic.controls().stream().anyMatch(control -> control.id().equals(id))) {
                throw twice(entry, id);
            }
        }
        var topic = topics.get(topicId);
        if (topic == null) {
            throw new IllegalStateException(topicId);
        }
        var cycle = cycle(entry);
        var control = new Control(
                id,
                topicId,
                topic.measure(),
                entry.has("chapters") ? chapters(entry) : topic.chapters(),
                entry.choice("stage", Stage.class),
                entry.bilingual("title"),
                entry.bilingual("ask"),
                checked(entry, "owner", entry.text("owner"), ROLE),
                entry.flag("everyone"),
                cycle,
                anew(entry, cycle, Anew.NEVER),
                origin(entry),
                evidence(entry),
                conditions(entry),
                entry.text("source"));
        entry.done();
        var controls = new ArrayList<>(topic.controls());
        controls.add(control);
        put(topic, controls);
    }

    private void put(Topic topic, List<Control> controls) {
        topics.put(
                topic.id(),
                new Topic(topic.id(), topic.measure(), topic.chapters(), topic.title(), topic.core(), controls));
    }

    private void change(Entry entry) throws CatalogueUnreadable {
        String id = entry.id("control");
        for (Topic topic : List.copyOf(topics.values())) {
            for (int i = 0; i < topic.controls().size(); i++) {
                Control old = topic.controls().get(i);
                if (old.id().equals(id)) {
                    var controls = new ArrayList<>(topic.controls());
                    controls.set(i, changed(entry, old));
                    entry.done();
                    put(topic, controls);
                    return;
                }
            }
        }
        throw entry.wrong("control", new Text("「" + id + "」という管理策はありません。", "There is no control “" + id + "”."));
    }

    private Control changed(Entry entry, Control old) throws CatalogueUnreadable {
        boolean cycle = entry.has("every") || entry.has("on") || entry.has("holds");
        boolean origin = entry.has("law") || entry.has("own") || entry.has("proposal");
        if (cycle && !origin) {
            throw entry.wrong(
                    "own",
                    new Text(
                            "周期を変えるときは、根拠とする対策基準の条項を書いてください。",
                            "A changed cycle needs its origin: own, law or proposal."));
        }
        var newCycle = cycle ? cycle(entry) : old.cycle();
        return new Control(
                old.id(),
                old.topic(),
                old.measure(),
                old.chapters(),
                old.stage(),
                entry.has("title") ? entry.bilingual("title") : old.title(),
                entry.has("ask") ? entry.bilingual("ask") : old.ask(),
                entry.has("owner") ? checked(entry, "owner", entry.text("owner"), ROLE) : old.owner(),
                entry.has("everyone") ? entry.flag("everyone") : old.everyone(),
                newCycle,
                anew(entry, newCycle, old.anew()),
                origin ? origin(entry) : old.origin(),
                entry.has("evidence") ? evidence(entry) : old.evidence(),
                entry.has("when") ? conditions(entry) : old.conditions(),
                old.source());
    }

    private static CatalogueUnreadable twice(Entry entry, String id) {
        return entry.wrong("id", new Text("「" + id + "」はすでにあります。", "“" + id + "” is there already."));
    }

    /** What the entry says; otherwise what was said before, as far as it fits the cycle. */
    private static Anew anew(Entry entry, Cycle cycle, Anew before) throws CatalogueUnreadable {
        boolean periodic = cycle instanceof Cycle.Periodic;
        var anew = entry.has("anew") ? entry.choice("anew", Anew.class) : periodic ? before : Anew.NEVER;
        if (anew != Anew.NEVER && !periodic) {
            throw entry.wrong(
                    "anew", new Text("anew は、every で周期を定めた管理策にだけ書けます。", "anew belongs to a control with every only."));
        }
        return anew;
    }

    private static Cycle cycle(Entry entry) throws CatalogueUnreadable {
        int ways = (entry.has("every") ? 1 : 0) + (entry.has("on") ? 1 : 0) + (entry.has("holds") ? 1 : 0);
        if (ways != 1) {
            throw entry.wrong(
                    entry.has("on") ? "on" : "every",
                    new Text("every、on、holds のどれか一つを書いてください。", "Write exactly one of every, on, holds."));
        }
        if (entry.has("every")) {
            return new Cycle.Periodic(entry.choice("every", Period.class));
        }
        if (entry.has("holds")) {
            return new Cycle.Standing(checked(entry, "holds", entry.text("holds"), FACT));
        }
        return new Cycle.OnOccasion(
                entry.bilingual("on"),
                entry.has("within") ? OptionalInt.of(entry.number("within", 1, 3660)) : OptionalInt.empty());
    }

    private Origin origin(Entry entry) throws CatalogueUnreadable {
        int ways = (entry.has("law") ? 1 : 0) + (entry.has("own") ? 1 : 0) + (entry.has("proposal") ? 1 : 0);
        if (ways != 1) {
            throw entry.wrong(
                    "proposal",
                    new Text("law、own、proposal のどれか一つを書いてください。", "Write exactly one of law, own, proposal."));
        }
        if (entry.has("law")) {
            return new Origin.Law(entry.text("law"));
        }
        if (entry.has("proposal")) {
            return new Origin.Proposal(entry.text("proposal"));
        }
        if (!own) {
            throw entry.wrong("own", new Text("own は団体が加えるファイルにだけ書けます。", "own belongs into a body's file only."));
        }
        return new Origin.BodyStandard(entry.text("own"));
    }

    private static List<Text> evidence(Entry entry) throws CatalogueUnreadable {
        var kinds = new ArrayList<Text>();
        for (Entry kind : entry.entries("evidence")) {
            kinds.add(new Text(kind.text("ja"), kind.text("en")));
            kind.done();
        }
        if (kinds.isEmpty()) {
            throw entry.wrong("evidence", new Text("何が証跡になるかを書いてください。", "Say what counts as evidence."));
        }
        return kinds;
    }

    private static List<String> conditions(Entry entry) throws CatalogueUnreadable {
        var conditions = entry.texts("when");
        for (String condition : conditions) {
            checked(entry, "when", condition, CONDITION);
        }
        return conditions;
    }

    private static List<String> chapters(Entry entry) throws CatalogueUnreadable {
        var chapters = entry.texts("chapters");
        for (String chapter : chapters) {
            checked(entry, "chapters", chapter, CHAPTER);
        }
        return chapters;
    }

    private static String checked(Entry entry, String field, String text, Pattern form) throws CatalogueUnreadable {
        if (!form.matcher(text).matches()) {
            throw entry.wrong(
                    field,
                    new Text("「" + text + "」はここでは使えない書き方です。", "“" + text + "” is not written as it must be here."));
        }
        return text;
    }

    private Cues cues(Entry entry, String topic) throws CatalogueUnreadable {
        if (!entry.has("binds")) {
            return Cues.NONE;
        }
        Entry binds = entry.entry("binds");
        var cues = cues(binds);
        addExamples(binds, topic);
        binds.done();
        return cues;
    }

    private Cues cues(Entry binds) throws CatalogueUnreadable {
        return new Cues(
                cuesIn(binds, "caption"),
                cuesIn(binds, "act"),
                cuesIn(binds, "name"),
                cuesIn(binds, "listed"),
                cuesIn(binds, "hint"),
                cuesIn(binds, "occasion"),
                cuesIn(binds, "anywhere"),
                cuesIn(binds, "never"));
    }

    private List<Cue> cuesIn(Entry entry, String field) throws CatalogueUnreadable {
        var cues = new ArrayList<Cue>();
        for (String written : entry.texts(field)) {
            cues.add(Cue.parse(written, variants)
                    .orElseThrow(() -> entry.wrong(
                            field,
                            new Text(
                                    "手掛かり「" + written + "」の書き方が正しくありません。",
                                    "The cue “" + written + "” is not well formed."))));
        }
        return List.copyOf(cues);
    }
}
