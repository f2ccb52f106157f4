package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sekisho.policytext.Revisions.Act;
import org.sekisho.policytext.Revisions.Revised;
import org.sekisho.policytext.lineage.Comparison;
import org.sekisho.policytext.lineage.Lineage;
import org.sekisho.policytext.lineage.Lineage.Kind;

/** Where each clause of a later version comes from. */
class LineageTest {

    private static final long SEED = 20261122;

    private record Named(String name, PolicyDocument document) {}

    /** The real policies and fixtures where they are there, the program's sample policies, and the longer synthetic ones. */
    private static List<Named> documents() {
        var found = new ArrayList<Named>();
        var files = new ArrayList<>(Inputs.all());
        var samples = Path.of("../../app/src/main/resources/sekisho/demo");
        if (Files.isDirectory(samples)) {
            for (var folder : List.of("city", "association")) {
                files.addAll(Inputs.files(samples.resolve(folder), ".txt").stream()
                        .filter(file -> file.getFileName().toString().startsWith("policy"))
                        .toList());
            }
        }
        for (var file : files) {
            var document = Inputs.read(file);
            if (document.clauses().size() >= 12) {
                found.add(new Named(file.toString(), document));
            }
        }
        return found;
    }

    /** What was found among what is there. */
    private static final class Tally {
        private int right;
        private int found;
        private int there;

        void add(Set<List<Integer>> links, Set<List<Integer>> truth) {
            found += links.size();
            there += truth.size();
            right += (int) links.stream().filter(truth::contains).count();
        }

        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        double recall() {
            return there == 0 ? 1 : (double) right / there;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "precision %.2f %%, recall %.2f %% of %d", 100 * precision(), 100 * recall(), there);
        }
    }

    /** How often each score was given to what is right and to what is wrong. */
    private static final class Scores {
        private static final int STEPS = 20;
        private final int[] right = new int[STEPS + 1];
        private final int[] wrong = new int[STEPS + 1];

        void add(double score, boolean isRight) {
            (isRight ? right : wrong)[(int) (score * STEPS)]++;
        }
    }

    /** Everything that was found out about many pairs. */
    private static final class Outcome {
        private final int pairs;
        private final Tally all = new Tally();
        private final Tally changedWords = new Tally();
        private final Map<Act, Tally> byAct = new EnumMap<>(Act.class);
        private final Scores links = new Scores();
        private final Scores alone = new Scores();
        private int kinds;
        private int rightKinds;
        private int unsure;
        private int wrongAndSure;
        private final List<String> wrong = new ArrayList<>();

        Outcome(int pairs) {
            this.pairs = pairs;
            var documents = documents();
            for (int i = 0; i < pairs; i++) {
                add(SEED + i, documents.get(i % documents.size()));
            }
        }

        private void add(long seed, Named named) {
            var random = new Random(seed);
            var kindsOfAct = random.nextInt(3) == 0
                    ? EnumSet.of(Act.values()[random.nextInt(Act.values().length)])
                    : EnumSet.allOf(Act.class);
            int most = Math.max(6, named.document().clauses().size() / 3);
            var revised = Revisions.of(named.document(), random, 1 + random.nextInt(most), kindsOfAct);
            var lineage = Comparison.compare(revised.before(), revised.after());
            var truth = links(revised);
            var found = lineage.links().stream()
                    .map(link -> List.of(link.before(), link.after()))
                    .collect(Collectors.toSet());
            all.add(found, truth);
            changedWords.add(touched(found, revised), touched(truth, revised));
            revised.acts()
                    .forEach(act -> byAct.computeIfAbsent(act, k -> new Tally()).add(found, truth));
            for (var link : lineage.links()) {
                boolean right = truth.contains(List.of(link.before(), link.after()));
                links.add(link.score(), right);
                boolean sure = link.score() >= Lineage.SURE;
                unsure += sure ? 0 : 1;
                if (!right) {
                    wrongAndSure += sure ? 1 : 0;
                    wrong.add(told("wrong " + link, seed, named, revised, link.before(), link.after()));
                } else {
                    kinds++;
                    rightKinds += isKind(link, truth, revised) ? 1 : 0;
                }
            }
            for (var alone : lineage.fresh()) {
                boolean right = revised.truth().get(alone.clause()).isEmpty();
                this.alone.add(alone.nearest().map(Lineage.Near::score).orElse(0.0), right);
            }
            for (var alone : lineage.removed()) {
                boolean right = truth.stream().noneMatch(link -> link.getFirst() == alone.clause());
                this.alone.add(alone.nearest().map(Lineage.Near::score).orElse(0.0), right);
            }
            truth.stream()
                    .filter(link -> !found.contains(link))
                    .forEach(link -> wrong.add(told("missed", seed, named, revised, link.getFirst(), link.getLast())));
        }

        @Override
        public String toString() {
            var text = new StringBuilder(pairs + " pairs: " + all + "\n");
            text.append("  where words changed: ").append(changedWords).append('\n');
            byAct.forEach((act, tally) -> text.append("  with ")
                    .append(act)
                    .append(": ")
                    .append(tally)
                    .append('\n'));
            text.append(String.format(
                    Locale.ROOT,
                    "kind right: %d of %d; below %.2f: %d links; wrong and not below: %d%n",
                    rightKinds,
                    kinds,
                    Lineage.SURE,
                    unsure,
                    wrongAndSure));
            text.append("score   right   wrong links; right   wrong new and removed clauses, by the nearest\n");
            for (int i = 0; i <= Scores.STEPS; i++) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %.2f %6d %6d %13d %6d%n",
                        i / (double) Scores.STEPS,
                        links.right[i],
                        links.wrong[i],
                        alone.right[i],
                        alone.wrong[i]));
            }
            return text.toString();
        }
    }

    /** Every earlier clause that a later one comes from. */
    private static Set<List<Integer>> links(Revised revised) {
        var links = new HashSet<List<Integer>>();
        for (int after = 0; after < revised.truth().size(); after++) {
            for (int before : revised.truth().get(after)) {
                links.add(List.of(before, after));
            }
        }
        return links;
    }

    private static Set<List<Integer>> touched(Set<List<Integer>> links, Revised revised) {
        return links.stream()
                .filter(link -> revised.touched().contains(link.getLast()))
                .collect(Collectors.toSet());
    }

    /** A clause whose words changed in part may be called kept or replaced. */
    private static boolean isKind(Lineage.Link link, Set<List<Integer>> truth, Revised revised) {
        long goesOn = truth.stream()
                .filter(other -> other.getFirst() == link.before())
                .count();
        long comesFrom =
                truth.stream().filter(other -> other.getLast() == link.after()).count();
        return switch (link.kind()) {
            case SPLIT -> goesOn > 1;
            case MERGED -> comesFrom > 1;
            case KEPT -> goesOn == 1 && comesFrom == 1 && !revised.rewritten().contains(link.after());
            case REPLACED -> goesOn == 1 && comesFrom == 1 && revised.touched().contains(link.after());
        };
    }

    private static String told(String what, long seed, Named named, Revised revised, int before, int after) {
        return what + ", seed " + seed + ", " + named.name() + " " + revised.acts() + "\n   "
                + told(revised.before().clauses().get(before)) + "\n   "
                + told(revised.after().clauses().get(after));
    }

    private static String told(Clause clause) {
        return clause.path() + " " + clause.caption().orElse("") + " " + clause.paragraphs();
    }

    @Test
    void the_clauses_of_changed_versions_are_found_again() {
        check(400);
    }

    @Test
    @Tag("full")
    void the_clauses_of_many_changed_versions_are_found_again() {
        check(1_600);
    }

    private static void check(int pairs) {
        var outcome = new Outcome(pairs);
        System.out.println(outcome);
        var first = String.join("\n", outcome.wrong.subList(0, Math.min(12, outcome.wrong.size())));
        assertThat(outcome.all.precision()).as(first).isGreaterThanOrEqualTo(0.98);
        assertThat(outcome.all.recall()).as(first).isGreaterThanOrEqualTo(0.98);
        assertThat(outcome.changedWords.precision()).as(first).isGreaterThanOrEqualTo(0.98);
        assertThat(outcome.changedWords.recall()).as(first).isGreaterThanOrEqualTo(0.98);
        assertThat(outcome.rightKinds).as("right kinds").isGreaterThanOrEqualTo((int) (0.98 * outcome.kinds));
        assertThat(outcome.wrongAndSure)
                .as("what is wrong is shown to a person: " + first)
                .isLessThanOrEqualTo(outcome.all.found / 2_000);
        assertThat(outcome.unsure)
                .as("a person is not asked about what is clear")
                .isLessThanOrEqualTo(outcome.all.found / 20);
    }

    @Test
    void the_same_document_twice_is_kept_clause_by_clause() {
        for (var named : documents()) {
            var lineage = Comparison.compare(named.document(), named.document());
            assertThat(lineage.fresh()).as(named.name()).isEmpty();
            assertThat(lineage.removed()).as(named.name()).isEmpty();
            assertThat(lineage.links())
                    .as(named.name())
                    .hasSize(named.document().clauses().size())
                    .allMatch(link ->
                            link.before() == link.after() && link.kind() == Kind.KEPT && link.score() >= Lineage.SURE);
        }
    }

    @Test
    void the_other_way_round_what_was_parted_is_put_together() {
        var documents = documents();
        int same = 0;
        int all = 0;
        for (int i = 0; i < 200; i++) {
            var random = new Random(SEED - 1 - i);
            var revised =
                    Revisions.of(documents.get(i % documents.size()).document(), random, 8, EnumSet.allOf(Act.class));
            var there = Comparison.compare(revised.before(), revised.after());
            var back = Comparison.compare(revised.after(), revised.before());
            var mirrored = back.links().stream()
                    .map(link ->
                            List.of(link.after(), link.before(), link.kind().mirrored()))
                    .collect(Collectors.toSet());
            var links = there.links().stream()
                    .map(link -> List.of(link.before(), link.after(), link.kind()))
                    .toList();
            all += links.size();
            same += (int) links.stream().filter(mirrored::contains).count();
            assertThat(mirrored).as("seed " + (SEED - 1 - i)).hasSameElementsAs(links);
        }
        assertThat(same).isEqualTo(all).isPositive();
    }

    private static PolicyDocument small(String... lines) {
        return Inputs.read(String.join("\n\n", lines));
    }

    private static final PolicyDocument SMALL = small(
            "1 目的",
            "この規程は、村の情報を守ることを目的とする。",
            "2 点検",
            "職員は、機器の状態を毎月点検する。点検の結果は、課長に文書で報告しなければならない。",
            "3 教育",
            "総務課は、全ての職員に毎年研修を行う。",
            "4 保管",
            "書類は、鍵の掛かる棚に収める。");

    private static List<String> told(PolicyDocument before, PolicyDocument after) {
        var lineage = Comparison.compare(before, after);
        var told = new ArrayList<String>();
        lineage.links()
                .forEach(link -> told.add(before.clauses().get(link.before()).path() + " " + link.kind() + " "
                        + after.clauses().get(link.after()).path()));
        lineage.fresh()
                .forEach(alone ->
                        told.add("NEW " + after.clauses().get(alone.clause()).path()));
        lineage.removed()
                .forEach(alone -> told.add(
                        "REMOVED " + before.clauses().get(alone.clause()).path()));
        return told;
    }

    @Test
    void each_fate_of_a_clause_has_its_name() {
        var after = small(
                "1 目的",
                "この規程は、村の情報を守ることを目的とする。",
                "2 点検",
                "職員は、機器の状態を毎月点検する。",
                "3 報告",
                "点検の結果は、課長に文書で報告しなければならない。",
                "4 教育",
                "新たに着任した者には、動画教材の視聴と確認試験を課す。",
                "5 委託",
                "業者の選定に当たっては、二者以上から見積りを徴する。");
        assertThat(told(SMALL, after))
                .containsExactly("1 KEPT 1", "2 SPLIT 2", "2 SPLIT 3", "3 REPLACED 4", "NEW 5", "REMOVED 4");
        assertThat(told(after, SMALL))
                .containsExactly("1 KEPT 1", "2 MERGED 2", "3 MERGED 2", "4 REPLACED 3", "NEW 4", "REMOVED 5");
    }

    @Test
    void of_two_clauses_with_the_same_words_one_goes_on_where_one_is_left() {
        var twice = small(
                "1 点検", "職員は、機器の状態を毎月点検するものとする。", "2 教育", "総務課は、全ての職員に毎年研修を行う。", "3 点検", "職員は、機器の状態を毎月点検するものとする。");
        var once = small("1 教育", "総務課は、全ての職員に毎年研修を行う。", "2 点検", "職員は、機器の状態を毎月点検するものとする。");
        assertThat(told(twice, once)).containsExactly("2 KEPT 1", "3 KEPT 2", "REMOVED 1");
        assertThat(told(once, twice)).containsExactly("1 KEPT 2", "2 KEPT 3", "NEW 1");
    }

    @Test
    void nothing_compared_with_something_is_all_new_or_all_removed() {
        var nothing = Inputs.read("まだ条項がない。");
        assertThat(nothing.clauses()).isEmpty();
        assertThat(Comparison.compare(nothing, SMALL).fresh()).hasSize(4);
        assertThat(Comparison.compare(SMALL, nothing).removed()).hasSize(4);
        assertThat(Comparison.compare(nothing, nothing)).isEqualTo(new Lineage(List.of(), List.of(), List.of()));
    }

    @Test
    void every_clause_has_one_fate() {
        var documents = documents();
        for (int i = 0; i < 100; i++) {
            var random = new Random(SEED * 3 + i);
            var before = documents.get(random.nextInt(documents.size())).document();
            var after = documents.get(random.nextInt(documents.size())).document();
            var lineage = Comparison.compare(before, after);
            var linkedBefore =
                    lineage.links().stream().map(Lineage.Link::before).collect(Collectors.toSet());
            var linkedAfter = lineage.links().stream().map(Lineage.Link::after).collect(Collectors.toSet());
            lineage.removed()
                    .forEach(alone ->
                            assertThat(linkedBefore.add(alone.clause())).isTrue());
            lineage.fresh()
                    .forEach(
                            alone -> assertThat(linkedAfter.add(alone.clause())).isTrue());
            assertThat(linkedBefore).hasSize(before.clauses().size());
            assertThat(linkedAfter).hasSize(after.clauses().size());
            assertThat(lineage.links()).allMatch(link -> link.score() >= 0 && link.score() <= 1);
        }
    }

    /** A document of that many clauses, put together from the others under chapters. */
    private static PolicyDocument large(int size) {
        var random = new Random(SEED);
        var lines = new ArrayList<String>();
        var pool = documents().stream()
                .flatMap(named -> named.document().clauses().stream())
                .filter(clause ->
                        clause.paragraphs().stream().mapToInt(String::length).sum() > 40)
                .toList();
        for (int i = 0; i < size; i++) {
            if (i % 20 == 0) {
                lines.add("第" + (i / 20 + 1) + "章 その" + (i / 20 + 1));
            }
            var one = pool.get(random.nextInt(pool.size()));
            var other = pool.get(random.nextInt(pool.size()));
            lines.add("第" + (i + 1) + "条 " + one.paragraphs().getFirst()
                    + other.paragraphs().getFirst());
        }
        return Inputs.read(String.join("\n", lines));
    }

    @Test
    @Tag("full")
    void a_thousand_clauses_are_compared_with_a_thousand() {
        var document = large(1_000);
        for (int i = 0; i < 5; i++) {
            var revised = Revisions.of(document, new Random(SEED + i), 200, EnumSet.allOf(Act.class));
            long start = System.nanoTime();
            var lineage = Comparison.compare(revised.before(), revised.after());
            System.out.printf(
                    Locale.ROOT,
                    "%d against %d clauses: %.0f ms%n",
                    revised.before().clauses().size(),
                    revised.after().clauses().size(),
                    (System.nanoTime() - start) / 1e6);
            var tally = new Tally();
            tally.add(
                    lineage.links().stream()
                            .map(link -> List.of(link.before(), link.after()))
                            .collect(Collectors.toSet()),
                    links(revised));
            System.out.println(tally);
            assertThat(tally.precision()).isGreaterThanOrEqualTo(0.98);
            assertThat(tally.recall()).isGreaterThanOrEqualTo(0.98);
        }
    }

    @Test
    @Tag("full")
    void five_thousand_clauses_that_are_all_the_same_end() {
        var lines = IntStream.rangeClosed(1, 5_000)
                .mapToObj(i -> "第" + i + "条 職員は、規程を守る。")
                .toList();
        var document = Inputs.read(String.join("\n", lines));
        assertThat(Comparison.compare(document, document).links()).hasSize(5_000);
    }
}
