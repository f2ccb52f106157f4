package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sekisho.policytext.comparison.Amendment;
import org.sekisho.policytext.comparison.AmendmentRefused;
import org.sekisho.policytext.comparison.Ordinal;
import org.sekisho.policytext.comparison.Revision;
import org.sekisho.policytext.drafting.Drafting;
import org.sekisho.policytext.drafting.Edit;
import org.sekisho.policytext.drafting.Edit.Gap;
import org.sekisho.policytext.drafting.Edit.Numbering;
import org.sekisho.policytext.drafting.Edit.Side;
import org.sekisho.policytext.drafting.EditRefused;
import org.sekisho.policytext.drafting.PrintedText;
import org.sekisho.policytext.drafting.Unsettled;
import org.sekisho.policytext.meaning.Mention;
import org.sekisho.policytext.meaning.Mentions;

/** Over many seeded edits of all documents there are: every mention still means the same clauses, and nothing else changed. */
class DraftingTest {
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
        found.add(new Named("articles", Inputs.read(DraftingExamples.ARTICLES)));
        found.add(new Named("numbers", Inputs.read(DraftingExamples.NUMBERS)));
        for (int k = 0; k < 6; k++) {
            found.add(new Named(
                    "generated " + k, Inputs.read(DraftingExamples.generated(new Random(SEED + k), 12 + 6 * k))));
        }
        return found;
    }

    @Test
    void every_mention_means_the_same_clauses_after_any_edit() {
        int edits = 0;
        int open = 0;
        for (var named : documents()) {
            for (int round = 0; round < 25; round++) {
                var random = new Random(SEED + 31L * round + named.name().hashCode());
                var edit = edit(named.document(), random);
                var what = named.name() + ", round " + round + ": " + edit;
                try {
                    var drafted = Drafting.of(named.document()).with(edit);
                    edits++;
                    open += check(named.document(), edit, drafted, what);
                } catch (EditRefused refused) {
                    assertThat(refused.reason()).as(what).isNotNull();
                }
            }
        }
        assertThat(edits).isGreaterThan(300);
        assertThat(open)
                .as("mentions that were left to a person, of " + edits + " edits")
                .isLessThan(edits / 50);
    }

    /** Checks one edit and says how many mentions it could not rewrite. */
    private static int check(PolicyDocument before, Edit edit, Drafting drafted, String what) {
        var after = drafted.document();
        var goesTo = new int[before.clauses().size()];
        java.util.Arrays.fill(goesTo, -1);
        for (int i = 0; i < drafted.origins().size(); i++) {
            if (drafted.origins().get(i) >= 0) {
                assertThat(goesTo[drafted.origins().get(i)]).as(what).isEqualTo(-1);
                goesTo[drafted.origins().get(i)] = i;
            }
        }
        var then = new Mentions(before.clauses());
        var now = new Mentions(after.clauses());
        Set<String> looked = new HashSet<>();
        drafted.unsettled().forEach(one -> looked.add(one.clause()));
        for (int i = 0; i < goesTo.length; i++) {
            if (goesTo[i] < 0) {
                continue;
            }
            var clause = after.clauses().get(goesTo[i]);
            var was = before.clauses().get(i);
            if (looked.contains(clause.path())
                    || was.paragraphs().size() != clause.paragraphs().size()) {
                continue;
            }
            boolean reworded = edit instanceof Edit.Words words && words.path().equals(was.path());
            for (int k = 0; k < was.paragraphs().size() && !reworded; k++) {
                var one = then.in(i, k, was.paragraphs().get(k));
                var other = now.in(goesTo[i], k, clause.paragraphs().get(k));
                var place = what + "; " + was.path() + " → " + clause.path() + "\n"
                        + was.paragraphs().get(k) + "\n" + clause.paragraphs().get(k) + "\n" + drafted.rewritten();
                assertThat(meant(other, null)).as(place).containsAll(meant(one, goesTo));
            }
        }
        return (int) drafted.unsettled().stream()
                .filter(one -> one.kind() == Unsettled.Kind.REFERENCE_NOT_REWRITTEN)
                .count();
    }

    /** What each mention means, as clauses of the later text; those of which something was deleted are left out. */
    private static List<Set<Integer>> meant(List<Mention> mentions, int @org.jspecify.annotations.Nullable [] goesTo) {
        return mentions.stream()
                .map(mention -> (Set<Integer>) new TreeSet<>(mention.parts().stream()
                        .flatMap(part -> part.targets().stream())
                        .map(target -> goesTo == null ? target : goesTo[target])
                        .toList()))
                .filter(targets -> !targets.isEmpty() && !targets.contains(-1))
                .toList();
    }

    private static Edit edit(PolicyDocument document, Random random) {
        var clauses = document.clauses();
        var one = clauses.get(random.nextInt(clauses.size())).path();
        var other = clauses.get(random.nextInt(clauses.size())).path();
        var sides = Side.values();
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                new Edit.Insert(
                        sides[random.nextInt(3)],
                        one,
                        random.nextBoolean() ? Optional.of("連絡先の届出") : Optional.empty(),
                        List.of("職員等は、緊急時の連絡先を届け出なければならない。"),
                        random.nextInt(4) == 0 ? Numbering.BRANCH : Numbering.RENUMBER);
            case 2, 3 -> new Edit.Move(one, sides[random.nextInt(3)], other);
            case 4 -> new Edit.Delete(one, random.nextInt(4) == 0 ? Gap.KEEP_NUMBER : Gap.CLOSE);
            default -> new Edit.Words(one, Optional.of("改めた見出し"), List.of("改めた規定とする。"));
        };
    }

    private static Drafting drafting(String text, Edit... edits) throws EditRefused {
        var drafting = Drafting.of(Inputs.read(text));
        for (var edit : edits) {
            drafting = drafting.with(edit);
        }
        return drafting;
    }

    private static Edit.Insert insert(Side side, String path, Numbering numbering) {
        return new Edit.Insert(side, path, Optional.of("届出"), List.of("職員等は、届け出なければならない。"), numbering);
    }

    private static String words(Drafting drafting, String path) {
        return String.join("\n", drafting.document().at(path).orElseThrow().paragraphs());
    }

    @Test
    void articles_behind_a_new_one_get_the_next_number_in_their_own_digits_and_what_mentions_them_follows()
            throws EditRefused {
        var drafted = drafting(DraftingExamples.ARTICLES, insert(Side.AFTER, "第3条", Numbering.RENUMBER));
        assertThat(drafted.document().at("第4条").orElseThrow().marker()).isEqualTo("第４条");
        assertThat(drafted.document().at("第4条").orElseThrow().caption()).contains("届出");
        assertThat(words(drafted, "第5条")).isEqualTo("第３条の責任者は、委員会を置く。");
        assertThat(words(drafted, "第6条")).isEqualTo("第３条から第５条までの規定に基づき、職員等に教育を行う。");
        assertThat(words(drafted, "第8条")).isEqualTo("第３条第２項及び第６条の規定による記録は、第７条の点検に用いる。");
        assertThat(words(drafted, "第3条2")).isEqualTo("責任者は、前条第１号に規定する情報資産を管理する。");
        assertThat(drafted.unsettled()).containsExactly(new Unsettled("第6条", Unsettled.Kind.RANGE_GREW, "第３条から第５条まで"));
    }

    @Test
    void a_branch_number_leaves_all_other_numbers() throws EditRefused {
        var drafted = drafting(DraftingExamples.ARTICLES, insert(Side.AFTER, "第3条", Numbering.BRANCH));
        assertThat(drafted.document().clauses().stream().map(Clause::marker)).contains("第３条の２", "第４条", "第７条");
        assertThat(words(drafted, "第4条")).isEqualTo("第３条の責任者は、委員会を置く。");
        var second = drafted.with(insert(Side.AFTER, "第3条", Numbering.BRANCH));
        assertThat(second.document().clauses().stream().map(Clause::marker))
                .containsSubsequence("第３条", "第３条の２", "第３条の３", "第４条");
    }

    @Test
    void a_mention_of_a_deleted_clause_is_left_to_a_person() throws EditRefused {
        var drafted = drafting(DraftingExamples.ARTICLES, new Edit.Delete("第5条", Gap.CLOSE));
        assertThat(drafted.unsettled())
                .contains(new Unsettled("第6条", Unsettled.Kind.REFERENCE_TO_PARTLY_DELETED, "第３条第２項及び第５条"));
        var settled = drafted.with(new Edit.Settle(0));
        assertThat(settled.unsettled()).hasSize(drafted.unsettled().size() - 1);
    }

    @Test
    void a_deleted_clause_may_leave_its_number() throws EditRefused {
        var drafted = drafting(DraftingExamples.ARTICLES, new Edit.Delete("第5条", Gap.KEEP_NUMBER));
        assertThat(words(drafted, "第5条")).isEqualTo("削除");
        assertThat(drafted.document().at("第7条")).isPresent();
        assertThat(drafted.lineage().removed()).hasSize(1);
    }

    @Test
    void items_moved_elsewhere_take_the_notation_there_and_are_still_meant() throws EditRefused {
        var drafted = drafting(DraftingExamples.NUMBERS, new Edit.Move("2(1)", Side.BELOW, "4(2)"));
        assertThat(drafted.document().at("4(2)③").orElseThrow().caption()).contains("情報資産");
        assertThat(words(drafted, "3")).isEqualTo("職員等は、4(2)③に規定する情報資産を守らなければならない。");
        assertThat(drafted.lineage().fresh()).isEmpty();
    }

    @Test
    void a_supplement_is_written_as_the_earlier_ones_are_and_its_decision_is_listed() throws EditRefused {
        var drafted = drafting(
                DraftingExamples.NUMBERS,
                new Edit.Supplement(
                        java.time.LocalDate.of(2027, 4, 1), Optional.of(java.time.LocalDate.of(2027, 3, 20)), "村長"));
        var clause = drafted.document().at("附則2").orElseThrow();
        assertThat(clause.marker()).isEqualTo("附 則");
        assertThat(clause.caption()).contains("（令和9年3月20日村長決裁）");
        assertThat(clause.paragraphs()).containsExactly("この基本方針は、令和9年4月1日から施行する。");
        assertThat(drafted.document().preamble()).containsSubsequence("令和7年4月1日村長決裁", "改正", "令和9年3月20日村長決裁");
        assertThat(drafted.document().history()).hasSize(2);
        assertThat(drafted.document().history().getLast().inForce()).contains(java.time.LocalDate.of(2027, 4, 1));
    }

    @Test
    void edits_that_do_not_fit_are_refused_with_a_reason_and_a_place() {
        var hostile = List.<java.util.Map.Entry<Edit, EditRefused.Reason>>of(
                java.util.Map.entry(new Edit.Delete("第99条", Gap.CLOSE), EditRefused.Reason.NO_SUCH_CLAUSE),
                java.util.Map.entry(new Edit.Move("第3条", Side.BELOW, "第3条2"), EditRefused.Reason.INTO_ITSELF),
                java.util.Map.entry(new Edit.Move("第3条", Side.AFTER, "附則1"), EditRefused.Reason.SUPPLEMENT_APART),
                java.util.Map.entry(new Edit.Move("第3条", Side.AFTER, "第2章"), EditRefused.Reason.HEADING_APART),
                java.util.Map.entry(new Edit.Words("第3条", Optional.empty(), List.of(" ")), EditRefused.Reason.EMPTY),
                java.util.Map.entry(
                        new Edit.Words("第3条", Optional.empty(), List.of("第4条　委員会を置く。")),
                        EditRefused.Reason.LOOKS_LIKE_A_NUMBER),
                java.util.Map.entry(
                        new Edit.Words("第3条", Optional.empty(), List.of("委員会\u0000を置く。")),
                        EditRefused.Reason.CONTROL_SIGNS),
                java.util.Map.entry(
                        new Edit.Words("第3条", Optional.empty(), List.of("あ".repeat(30_000))),
                        EditRefused.Reason.TOO_LONG),
                java.util.Map.entry(
                        insert(Side.BEFORE, "第1条", Numbering.BRANCH), EditRefused.Reason.NOTHING_TO_BRANCH_FROM),
                java.util.Map.entry(
                        insert(Side.AFTER, "第2条(1)", Numbering.BRANCH), EditRefused.Reason.NO_BRANCHES_HERE),
                java.util.Map.entry(new Edit.Title(" "), EditRefused.Reason.TITLE_MISSING),
                java.util.Map.entry(new Edit.Settle(3), EditRefused.Reason.NO_SUCH_ENTRY),
                java.util.Map.entry(
                        new Edit.Supplement(java.time.LocalDate.of(1700, 1, 1), Optional.empty(), ""),
                        EditRefused.Reason.DAY_OUTSIDE));
        for (var one : hostile) {
            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                    EditRefused.class, () -> drafting(DraftingExamples.ARTICLES, one.getKey()))
                            .reason())
                    .as(one.getKey().toString())
                    .isEqualTo(one.getValue());
        }
    }

    @Test
    void putting_a_clause_in_and_taking_it_out_again_gives_the_old_text() throws EditRefused {
        for (var named : documents()) {
            var document = named.document();
            for (int i = 0; i < document.clauses().size(); i++) {
                var path = document.clauses().get(i).path();
                for (var side : Side.values()) {
                    var what = named.name() + " " + side + " " + path;
                    Drafting there;
                    try {
                        there = Drafting.of(document)
                                .with(new Edit.Insert(
                                        side,
                                        path,
                                        Optional.of("届出"),
                                        List.of("職員等は、届け出なければならない。"),
                                        Numbering.RENUMBER));
                    } catch (EditRefused refused) {
                        continue;
                    }
                    int fresh = there.origins().indexOf(-1);
                    var back = there.with(new Edit.Delete(
                            there.document().clauses().get(fresh).path(), Gap.CLOSE));
                    assertThat(texts(back.document())).as(what).isEqualTo(texts(document));
                    assertThat(back.origins())
                            .as(what)
                            .isEqualTo(IntStream.range(0, document.clauses().size())
                                    .boxed()
                                    .toList());
                }
            }
        }
    }

    private static List<Object> texts(PolicyDocument document) {
        return document.clauses().stream()
                .<Object>map(clause ->
                        List.of(clause.path(), clause.marker(), clause.level(), clause.caption(), clause.paragraphs()))
                .toList();
    }

    @Test
    void numbers_have_no_gap_after_any_edit_where_they_had_none() {
        for (var named : documents()) {
            if (gaps(named.document()) > 0) {
                continue;
            }
            for (int round = 0; round < 25; round++) {
                var random = new Random(SEED + 77L * round + named.name().hashCode());
                var edit = edit(named.document(), random);
                try {
                    var drafted = Drafting.of(named.document()).with(edit);
                    if (!(edit instanceof Edit.Insert insert && insert.numbering() == Numbering.BRANCH)) {
                        assertThat(gaps(drafted.document()))
                                .as(named.name() + ", round " + round + ": " + edit)
                                .isZero();
                    }
                    assertThat(drafted.document().clauses().stream().map(Clause::path))
                            .as(named.name() + ", round " + round + ": " + edit)
                            .noneMatch(path -> path.contains("?") || path.contains("#"));
                } catch (EditRefused refused) {
                    assertThat(refused.reason()).isNotNull();
                }
            }
        }
    }

    /** How many clauses do not follow the one before them in their list. */
    private static int gaps(PolicyDocument document) {
        var last = new java.util.HashMap<String, Integer>();
        int[] holders = document.holders();
        int gaps = 0;
        for (int i = 0; i < document.clauses().size(); i++) {
            var clause = document.clauses().get(i);
            var number = Ordinal.in(clause.marker());
            if (number.isEmpty() || clause.marker().contains("の")) {
                continue;
            }
            boolean article = clause.marker().indexOf('条') > 0;
            var key = (article ? "" : holders[i]) + " " + clause.level() + clause.container()
                    + number.get().behind() + number.get().form();
            int start = number.get().number() == 2 && clause.level() > 1 ? 1 : 0;
            int before = last.getOrDefault(key, start);
            gaps += number.get().number() == before + 1 ? 0 : 1;
            last.put(key, number.get().number());
        }
        return gaps;
    }

    @Test
    void a_printed_draft_is_read_again_as_the_same_clauses() {
        int compared = 0;
        for (var named : documents()) {
            if (!plain(named.name()) || !same(Inputs.read(PrintedText.of(named.document())), named.document())) {
                continue;
            }
            for (int round = 0; round < 12; round++) {
                var edit = edit(
                        named.document(),
                        new Random(SEED + 5L * round + named.name().hashCode()));
                boolean stub = edit instanceof Edit.Delete delete && delete.gap() == Gap.KEEP_NUMBER;
                boolean unnumbered = edit instanceof Edit.Words words
                        && named.document()
                                .at(words.path())
                                .orElseThrow()
                                .marker()
                                .isEmpty();
                if (stub || unnumbered) {
                    continue;
                }
                try {
                    var drafted = Drafting.of(named.document()).with(edit).document();
                    var read = Inputs.read(PrintedText.of(drafted));
                    assertThat(words(read))
                            .as(named.name() + ", round " + round + ": " + edit)
                            .isEqualTo(words(drafted));
                    compared++;
                } catch (EditRefused refused) {
                    assertThat(refused.reason()).isNotNull();
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    /** A clause whose one short line may be heading or text counts the same either way. */
    private static List<Object> words(PolicyDocument document) {
        return document.clauses().stream()
                .<Object>map(clause -> List.of(
                        clause.path(),
                        clause.marker(),
                        clause.level(),
                        clause.caption().orElse("") + String.join("", clause.paragraphs())))
                .toList();
    }

    /** Left out are the texts made to be hard to read: there a reader's guess depends on what stands beside. */
    private static boolean plain(String name) {
        return Set.of("hanamaki.txt", "sunagawa.txt", "policy.txt", "policy-2024.txt", "articles", "numbers")
                        .contains(name)
                || name.startsWith("generated");
    }

    private static boolean same(PolicyDocument one, PolicyDocument other) {
        return texts(one).equals(texts(other));
    }

    @Test
    void the_amending_text_of_a_draft_makes_it_of_the_version_it_started_from() throws AmendmentRefused {
        for (var named : documents()) {
            amended(named, 6, 4);
        }
    }

    @Test
    @Tag("full")
    void the_amending_text_of_many_drafts_makes_them_of_the_versions_they_started_from() throws AmendmentRefused {
        for (var named : documents()) {
            amended(named, 200, 8);
        }
    }

    private static void amended(Named named, int rounds, int edits) throws AmendmentRefused {
        var base = RevisionTest.derived(named.document());
        for (int round = 0; round < rounds; round++) {
            var random = new Random(SEED + 13L * round + named.name().hashCode());
            var drafting = Drafting.of(base);
            for (int k = 0; k < edits; k++) {
                try {
                    drafting = drafting.with(edit(drafting.document(), random));
                } catch (EditRefused refused) {
                    assertThat(refused.reason()).isNotNull();
                }
            }
            var after = RevisionTest.derived(drafting.document());
            var text = Revision.between(base, after, drafting.lineage()).amendingText();
            assertThat(RevisionTest.content(Amendment.apply(base, text)))
                    .as(named.name() + ", round " + round)
                    .isEqualTo(RevisionTest.content(after));
        }
    }
}
