package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sekisho.policytext.Revisions.Act;
import org.sekisho.policytext.comparison.Amendment;
import org.sekisho.policytext.comparison.AmendmentRefused;
import org.sekisho.policytext.comparison.ComparisonTable;
import org.sekisho.policytext.comparison.ComparisonTable.Place;
import org.sekisho.policytext.comparison.ComparisonTable.Side;
import org.sekisho.policytext.comparison.MarkedText;
import org.sekisho.policytext.comparison.Revision;
import org.sekisho.policytext.lineage.Lineage;
import org.sekisho.policytext.meaning.Meaning;

/** Over many seeded revisions: the table holds both versions whole, and the amending text makes the later of the earlier. */
class RevisionTest {
    private static final long SEED = 20261122;

    private record Named(String name, PolicyDocument document) {}

    private static List<Named> documents() {
        var found = new ArrayList<Named>();
        var files = new ArrayList<>(Inputs.all());
        var samples = Path.of("../../app/src/main/resources/sekisho/demo");
        for (var folder : List.of("city", "association")) {
            if (Files.isDirectory(samples.resolve(folder))) {
                files.addAll(Inputs.files(samples.resolve(folder), ".txt").stream()
                        .filter(file -> file.getFileName().toString().startsWith("policy"))
                        .toList());
            }
        }
        for (var file : files) {
            found.add(new Named(file.getFileName().toString(), Inputs.read(file)));
        }
        return found;
    }

    /** What the text says, without where it stood in a file. */
    static List<Object> content(PolicyDocument document) {
        return List.of(
                document.title(),
                document.preamble(),
                document.clauses().stream().map(RevisionTest::content).toList(),
                document.history(),
                document.terms(),
                document.abbreviations(),
                document.references(),
                document.nonPublic());
    }

    private static List<Object> content(Clause clause) {
        return List.of(
                clause.path(),
                clause.marker(),
                clause.level(),
                clause.caption(),
                clause.paragraphs(),
                clause.container());
    }

    static PolicyDocument derived(PolicyDocument document) {
        return Meaning.of(document.title(), document.preamble(), document.clauses(), List.of(), List.of());
    }

    /** The content of one version as the sides of the table have it. */
    private static List<Object> content(ComparisonTable table, boolean before) {
        var sides = table.provisions()
                .flatMap(provision -> (before ? provision.before() : provision.after()).stream())
                .toList();
        return List.of(
                sides.stream()
                        .filter(side -> side.place() instanceof Place.PreambleLine)
                        .sorted(Comparator.comparingInt(side -> ((Place.PreambleLine) side.place()).line()))
                        .map(side -> side.paragraphs().getFirst().text())
                        .toList(),
                sides.stream()
                        .filter(side -> side.place() instanceof Place.OfClause)
                        .sorted(Comparator.comparingInt(side -> ((Place.OfClause) side.place()).index()))
                        .map(RevisionTest::content)
                        .toList());
    }

    private static List<Object> content(Side side) {
        var place = (Place.OfClause) side.place();
        return List.of(
                place.path(),
                side.marker().text(),
                place.level(),
                side.caption().map(MarkedText::text),
                side.paragraphs().stream().map(MarkedText::text).toList(),
                place.container());
    }

    private static List<Object> tabled(PolicyDocument document) {
        return List.of(
                document.preamble(),
                document.clauses().stream().map(RevisionTest::content).toList());
    }

    private static void check(PolicyDocument before, PolicyDocument after, String what) {
        check(before, after, Revision.between(before, after), what);
    }

    private static void check(PolicyDocument before, PolicyDocument after, Revision revision, String what) {
        var table = revision.table();
        for (var shown : List.of(table, table.withoutUnchanged())) {
            assertThat(content(shown, true)).as(what + ": old side").isEqualTo(tabled(before));
            assertThat(content(shown, false)).as(what + ": new side").isEqualTo(tabled(after));
        }
        var text = revision.amendingText();
        assertThat(content(applied(before, text, what)))
                .as(() -> what + "\n" + text)
                .isEqualTo(content(derived(after)));
        wholeTexts += text.contains("条項の全部を") ? 1 : 0;
    }

    private static int wholeTexts;

    static PolicyDocument applied(PolicyDocument before, String text, String what) {
        try {
            return Amendment.apply(before, text);
        } catch (AmendmentRefused e) {
            throw new AssertionError(what + ": " + e.getMessage() + "\n" + text, e);
        }
    }

    private static void pairs(int pairs) {
        wholeTexts = 0;
        var documents = documents();
        for (int i = 0; i < pairs; i++) {
            var named = documents.get(i % documents.size());
            var random = new Random(SEED + i);
            var kinds = random.nextInt(3) == 0
                    ? EnumSet.of(Act.values()[random.nextInt(Act.values().length)])
                    : EnumSet.allOf(Act.class);
            int most = Math.max(6, named.document().clauses().size() / 3);
            var revised = Revisions.of(named.document(), random, 1 + random.nextInt(most), kinds);
            var after = derived(changed(revised.after(), random));
            check(named.document(), after, "seed " + (SEED + i) + " of " + named.name() + " " + revised.acts());
        }
        assertThat(wholeTexts).as("texts that name the whole anew, of " + pairs).isZero();
    }

    /** A version whose title and first lines change too, now and then. */
    private static PolicyDocument changed(PolicyDocument document, Random random) {
        var preamble = new ArrayList<>(document.preamble());
        Optional<String> title = document.title();
        switch (random.nextInt(6)) {
            case 0 -> preamble.add("令和" + (1 + random.nextInt(20)) + "年4月1日副市長決裁");
            case 1 -> {
                if (!preamble.isEmpty()) {
                    preamble.remove(random.nextInt(preamble.size()));
                }
            }
            case 2 -> {
                var longer = title.map(t -> t + "（改定版）");
                var old = title;
                preamble.replaceAll(line -> old.filter(line::equals).isPresent() ? longer.orElseThrow() : line);
                title = longer;
            }
            case 3 -> preamble.add(random.nextInt(preamble.size() + 1), "「かぎ」と」だけの行");
            default -> {}
        }
        return new PolicyDocument(
                title.filter(preamble::contains),
                preamble,
                document.clauses(),
                document.history(),
                document.terms(),
                document.abbreviations(),
                document.references(),
                document.nonPublic(),
                document.layout(),
                document.doubts());
    }

    @Test
    void a_table_holds_both_versions_and_the_amending_text_makes_the_later_of_the_earlier() {
        pairs(500);
    }

    @Test
    @Tag("full")
    void the_same_over_many_more_revisions() {
        pairs(4_000);
    }

    @Test
    void a_clause_between_brackets_is_no_heading() {
        var before = Inputs.read("村の方針\n\n1 甲\n\n甲とする。");
        var after = Inputs.read("村の方針\n\n1 甲\n\n甲とする。\n\n2 乙\n\n次のとおり。\n\n（１） 紙（写しをいう。）\n\n（２） 電子");
        check(before, after, "a clause that begins and ends with a bracket");
        assertThat(Revision.between(before, after).amendingText()).contains("　　（１）　紙（写しをいう。）\n");
    }

    @Test
    void whatever_a_person_says_of_the_correspondence_nothing_is_lost() {
        var documents = documents();
        for (int i = 0; i < 200; i++) {
            var random = new Random(SEED - i);
            var named = documents.get(i % documents.size());
            var revised = Revisions.of(named.document(), random, 6, EnumSet.allOf(Act.class));
            var after = derived(revised.after());
            int clauses =
                    Math.min(named.document().clauses().size(), after.clauses().size());
            var links = new ArrayList<Lineage.Link>();
            for (int k = random.nextInt(2 * clauses + 1); k > 0; k--) {
                int there = random.nextInt(after.clauses().size());
                int near = Math.clamp(
                        there + random.nextInt(5) - 2L,
                        0,
                        named.document().clauses().size() - 1);
                var kind = Lineage.Kind.values()[random.nextInt(Lineage.Kind.values().length)];
                links.add(new Lineage.Link(near, there, kind, 1, Lineage.Ground.PLACE));
            }
            var revision = Revision.between(named.document(), after, new Lineage(links, List.of(), List.of()));
            check(named.document(), after, revision, "seed " + (SEED - i) + " of " + named.name());
        }
    }

    @Test
    void versions_that_were_copied_badly_are_compared_all_the_same() {
        var files = Inputs.all();
        for (int i = 0; i < 400; i++) {
            var random = new Random(SEED + i);
            String text = Inputs.text(files.get(i % files.size()));
            var before = Inputs.read(Mutations.mutated(text, random));
            var after = Inputs.read(Mutations.mutated(text, random));
            check(before, after, "seed " + (SEED + i) + " of " + files.get(i % files.size()));
        }
    }

    @Test
    void any_document_can_be_made_of_any_other() {
        var documents = documents();
        for (int i = 0; i < documents.size(); i++) {
            var before = documents.get(i);
            var after = documents.get((i * 7 + 3) % documents.size());
            check(before.document(), after.document(), before.name() + " → " + after.name());
        }
    }

    @Test
    void the_two_real_policies_can_be_made_of_each_other() {
        var shared = Inputs.shared();
        var one = Inputs.read(shared.resolve("sunagawa.txt"));
        var other = Inputs.read(shared.resolve("hanamaki.txt"));
        check(one, other, "sunagawa → hanamaki");
        check(other, one, "hanamaki → sunagawa");
    }

    @Test
    void nothing_changed_is_an_empty_amending_text() {
        Stream.of(documents().getFirst(), documents().getLast())
                .map(Named::document)
                .forEach(document -> {
                    var revision = Revision.between(document, document);
                    assertThat(revision.amendingText()).isEmpty();
                    assertThat(revision.table().nothingChanged()).isTrue();
                });
    }
}
