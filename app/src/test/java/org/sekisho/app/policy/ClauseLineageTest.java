package org.sekisho.app.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;

/** A clause keeps its identity over its versions, and nothing that is unsure is decided without a person. */
final class ClauseLineageTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 4, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 4, 1);

    private static final String OLD = """
            みなと村情報セキュリティ基本方針

            1 目的

            この基本方針は、村の情報資産を守ることを目的とする。

            2 点検

            職員は、機器の状態を毎月点検し、異常がないことを確かめるものとする。点検の結果は、課長に文書で報告しなければならない。

            3 研修

            総務課は、全ての職員に毎年研修を行う。

            4 訓練

            総務課は、標的型攻撃を想定した訓練を半年ごとに行い、その結果を公表する。

            5 保管

            書類は、鍵の掛かる棚に収める。
            """;

    /** 2 is parted, 3 and 4 are put together, 5 is gone, 5 is new. */
    private static final String CLEAR = """
            みなと村情報セキュリティ基本方針

            1 目的

            この基本方針は、村の情報資産を守ることを目的とする。

            2 点検

            職員は、機器の状態を毎月点検し、異常がないことを確かめるものとする。

            3 報告

            点検の結果は、課長に文書で報告しなければならない。

            4 研修及び訓練

            総務課は、全ての職員に毎年研修を行う。また、総務課は、標的型攻撃を想定した訓練を半年ごとに行い、その結果を公表する。

            5 委託

            業者を選ぶときは、二者以上から見積りを徴する。
            """;

    /** 3 is written anew under its heading: the words alone do not tell. */
    private static final String UNSURE = OLD.replace("総務課は、全ての職員に毎年研修を行う。", "新たに着任した者には、動画教材の視聴と確認試験を課すものとする。");

    private final PolicyFixture fixture = PolicyFixture.newBody();

    @Test
    void what_is_sure_carries_on_by_itself() {
        var first = accepted(OLD, FIRST);
        var second = accepted(CLEAR, SECOND);
        assertThat(id(second, "1")).isEqualTo(id(first, "1"));
        assertThat(id(second, "2")).as("the largest part").isEqualTo(id(first, "2"));
        assertThat(id(second, "3")).as("the other part").isNotIn(all(first));
        assertThat(id(second, "4")).as("the larger of two").isEqualTo(id(first, "4"));
        assertThat(id(second, "5")).as("new").isNotIn(all(first));

        assertThat(steps(second))
                .containsExactlyInAnyOrder(
                        "KEPT 1→1", "SPLIT 2→2", "SPLIT 2→3", "MERGED 3→4", "MERGED 4→4", "NEW →5", "REMOVED 5→");
        var parted = fixture.use(ClauseLineage.class).of(fixture.staff(), id(second, "3"));
        assertThat(parted.versions()).hasSize(1);
        assertThat(parted.earlier().getFirst().from().orElseThrow().clause()).isEqualTo(id(first, "2"));
        var ended = fixture.use(ClauseLineage.class).of(fixture.staff(), id(first, "3"));
        assertThat(ended.later().getFirst().to().orElseThrow().clause()).isEqualTo(id(second, "4"));
        assertThat(ended.later().getFirst().fate()).isEqualTo(Fate.MERGED);
        assertThat(ended.later().getFirst().decidedBy()).isEmpty();
    }

    @Test
    void what_is_unsure_must_be_decided_before_the_version_is_accepted() {
        var first = accepted(OLD, FIRST);
        var begun = fixture.begin(UNSURE);
        var input = AcceptImport.Input.proposed(begun).inForceFrom(SECOND);
        var before = fixture.rows();
        var refusal = catchThrowableOfType(
                Refusal.Invalid.class, () -> fixture.use(AcceptImport.class).accept(fixture.officer(), input));
        assertThat(words(refusal)).contains("対応が決まっていない条項が1件");
        assertThat(fixture.rows()).isEqualTo(before);

        var compared = compared(begun);
        assertThat(compared.undecided()).isEqualTo(1);
        var question = compared.questions().getFirst();
        assertThat(compared.tree().clauses().get(question.clause()).path()).isEqualTo("3");
        assertThat(question.proposed()).isEqualTo(new Origin(Origin.Choice.SAME, new TreeSet<>(List.of(2))));
        var officer = fixture.officer();
        var confirmed = fixture.use(ConfirmLineage.class).confirm(officer, compared.agreeing());
        assertThat(confirmed).isEqualTo(new ConfirmLineage.Confirmed(1, 0));
        var second = fixture.use(AcceptImport.class).accept(officer, input).version();

        assertThat(all(second)).isEqualTo(all(first));
        var step = fixture.use(ClauseLineage.class)
                .of(fixture.staff(), id(second, "3"))
                .earlier()
                .getFirst();
        assertThat(step.fate()).isEqualTo(Fate.REPLACED);
        assertThat(step.decidedBy()).contains(officer.account());
    }

    @Test
    void a_person_may_say_otherwise_and_is_followed() {
        var first = accepted(OLD, FIRST);
        var begun = fixture.begin(UNSURE);
        decide(begun, decision(2, Origin.Choice.NEW));
        var second = accept(begun, SECOND);
        assertThat(id(second, "3")).isNotIn(all(first));
        assertThat(steps(second)).contains("NEW →3", "REMOVED 3→");
    }

    @Test
    void a_person_may_change_what_the_comparison_was_sure_of() {
        var first = accepted(OLD, FIRST);
        var begun = fixture.begin(CLEAR);
        decide(begun, decision(2, Origin.Choice.NEW), decision(3, Origin.Choice.SAME, 2));
        var second = accept(begun, SECOND);
        assertThat(id(second, "4")).isEqualTo(id(first, "3"));
        assertThat(id(second, "2")).isEqualTo(id(first, "2"));
        assertThat(steps(second))
                .containsExactlyInAnyOrder(
                        "KEPT 1→1", "KEPT 2→2", "NEW →3", "KEPT 3→4", "NEW →5", "REMOVED 4→", "REMOVED 5→");
    }

    @Test
    void the_last_decision_of_a_clause_holds() {
        var first = accepted(OLD, FIRST);
        var begun = fixture.begin(UNSURE);
        decide(begun, decision(2, Origin.Choice.NEW));
        decide(begun, decision(2, Origin.Choice.SAME, 2));
        assertThat(all(accept(begun, SECOND))).isEqualTo(all(first));
    }

    @Test
    void a_decision_holds_when_the_draft_is_corrected_elsewhere_and_not_when_its_clause_is() {
        accepted(OLD, FIRST);
        var begun = fixture.begin(UNSURE);
        decide(begun, decision(2, Origin.Choice.SAME, 2));
        var correct = fixture.use(CorrectDraft.class);
        correct.correct(
                fixture.officer(),
                new CorrectDraft.Input(
                        begun.draft(), 1, new org.sekisho.policytext.Correction.SplitParagraph("2", 0, 10)));
        assertThat(compared(begun).undecided()).isZero();
        correct.correct(
                fixture.officer(),
                new CorrectDraft.Input(
                        begun.draft(), 2, new org.sekisho.policytext.Correction.SplitParagraph("3", 0, 12)));
        assertThat(compared(begun).undecided()).isEqualTo(1);
    }

    @Test
    void decisions_that_do_not_fit_are_refused_all_at_once_and_change_nothing() {
        accepted(OLD, FIRST);
        var begun = fixture.begin(CLEAR);
        var before = fixture.rows();
        var refusal = catchThrowableOfType(
                Refusal.Invalid.class,
                () -> decide(
                        begun,
                        decision(0, Origin.Choice.SAME, 0, 1),
                        decision(1, Origin.Choice.MERGED, 1),
                        decision(2, Origin.Choice.PART, 99),
                        decision(3, Origin.Choice.NEW, 1),
                        decision(77, Origin.Choice.NEW)));
        assertThat(refusal.problems())
                .extracting(Refusal.Problem::field)
                .containsExactly("choice-0", "choice-1", "choice-2", "choice-3", "");
        var taken =
                catchThrowableOfType(Refusal.Invalid.class, () -> decide(begun, decision(4, Origin.Choice.SAME, 0)));
        assertThat(words(taken)).contains("別の条項にも引き継がれています");
        assertThatThrownBy(() -> decide(begun)).isInstanceOf(Refusal.Invalid.class);
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void a_decision_on_an_old_state_or_by_those_who_may_not_import_is_refused() {
        accepted(OLD, FIRST);
        var begun = fixture.begin(UNSURE);
        var compared = compared(begun);
        var confirm = fixture.use(ConfirmLineage.class);
        assertThatThrownBy(() -> confirm.confirm(fixture.staff(), compared.agreeing()))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThatThrownBy(() -> confirm.confirm(
                        fixture.officer(),
                        new ConfirmLineage.Input(
                                begun.draft(),
                                7,
                                compared.other().id(),
                                compared.agreeing().decisions())))
                .isInstanceOf(Refusal.Stale.class);
        assertThatThrownBy(() -> confirm.confirm(
                        fixture.officer(),
                        new ConfirmLineage.Input(
                                begun.draft(),
                                1,
                                UUID.randomUUID(),
                                compared.agreeing().decisions())))
                .isInstanceOf(Refusal.NotFound.class);
        var other = PolicyFixture.newBody();
        assertThatThrownBy(() -> other.use(ConfirmLineage.class).confirm(other.officer(), compared.agreeing()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void those_who_may_not_read_a_version_do_not_compare_with_it_or_see_its_clauses() {
        var begun = fixture.begin(DocumentKind.STANDARD, "基準.txt", OLD.getBytes(StandardCharsets.UTF_8));
        var first = fixture.use(AcceptImport.class)
                .accept(
                        fixture.officer(),
                        AcceptImport.Input.proposed(begun).inForceFrom(FIRST).nonPublic("支障のおそれ"));
        var next = fixture.begin(DocumentKind.STANDARD, "基準.txt", UNSURE.getBytes(StandardCharsets.UTF_8));
        var lineage = fixture.use(ImportLineage.class);
        assertThatThrownBy(() -> lineage.with(fixture.administrator(), next.draft(), first.version(), false))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> fixture.use(ClauseLineage.class).of(fixture.administrator(), id(first.version(), "1")))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> fixture.use(ClauseLineage.class).into(fixture.administrator(), first.version()))
                .isInstanceOf(Refusal.NotFound.class);
        var other = PolicyFixture.newBody();
        assertThatThrownBy(() -> other.use(ClauseLineage.class).of(other.officer(), id(first.version(), "1")))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void an_older_version_that_is_entered_afterwards_is_compared_with_the_one_after_it() {
        var newer = accepted(CLEAR, SECOND);
        var older = accepted(OLD, FIRST);
        assertThat(id(older, "1")).isEqualTo(id(newer, "1"));
        assertThat(id(older, "2")).isEqualTo(id(newer, "2"));
        assertThat(id(older, "4")).isEqualTo(id(newer, "4"));
        assertThat(steps(newer))
                .containsExactlyInAnyOrder(
                        "KEPT 1→1", "SPLIT 2→2", "SPLIT 2→3", "MERGED 3→4", "MERGED 4→4", "NEW →5", "REMOVED 5→");
        assertThat(steps(older)).isEmpty();
    }

    @Test
    void the_record_holds_each_decision() {
        accepted(OLD, FIRST);
        var begun = fixture.begin(UNSURE);
        var before = fixture.rows();
        decide(begun, decision(2, Origin.Choice.SAME, 2), decision(0, Origin.Choice.SAME, 0));
        var after = fixture.rows();
        assertThat(after.get("entry")).isEqualTo(before.getOrDefault("entry", 0L) + 1);
        assertThat(after.get("entry_child")).isEqualTo(before.getOrDefault("entry_child", 0L) + 2);
        assertThat(after.get("policy_draft_lineage")).isEqualTo(2);
    }

    @Test
    void a_module_finds_the_clauses_of_a_version_in_its_own_transaction() {
        accepted(OLD, FIRST);
        var second = accepted(CLEAR, SECOND);
        var lineage = fixture.use(ClauseLineage.class);
        fixture.use(Work.class).read(fixture.officer(), Permission.READ_POLICY, tx -> {
            assertThat(lineage.clauses(tx, second))
                    .extracting(ClauseLineage.At::path)
                    .containsExactly("1", "2", "3", "4", "5");
            assertThat(lineage.into(tx, second)).hasSize(7);
            return "";
        });
    }

    private static ConfirmLineage.Decision decision(int clause, Origin.Choice choice, Integer... from) {
        return new ConfirmLineage.Decision(clause, new Origin(choice, new TreeSet<>(List.of(from))));
    }

    private void decide(BeginImport.Begun begun, ConfirmLineage.Decision... decisions) {
        fixture.use(ConfirmLineage.class)
                .confirm(
                        fixture.officer(),
                        new ConfirmLineage.Input(
                                begun.draft(),
                                begun.number(),
                                compared(begun).other().id(),
                                List.of(decisions)));
    }

    private ImportLineage.Compared compared(BeginImport.Begun begun) {
        return fixture.use(ImportLineage.class)
                .of(fixture.officer(), begun.draft(), Optional.empty(), Optional.of(SECOND))
                .orElseThrow();
    }

    private UUID accept(BeginImport.Begun begun, LocalDate inForce) {
        return fixture.use(AcceptImport.class)
                .accept(fixture.officer(), AcceptImport.Input.proposed(begun).inForceFrom(inForce))
                .version();
    }

    private UUID accepted(String text, LocalDate inForce) {
        return accept(fixture.begin(text), inForce);
    }

    private UUID id(UUID version, String path) {
        return fixture.use(DocumentHistory.class)
                .version(fixture.officer(), version)
                .text()
                .clauseAt(path)
                .orElseThrow();
    }

    private List<UUID> all(UUID version) {
        return fixture.use(DocumentHistory.class)
                .version(fixture.officer(), version)
                .text()
                .clauses();
    }

    private List<String> steps(UUID version) {
        return fixture.use(ClauseLineage.class).into(fixture.officer(), version).stream()
                .map(step -> step.fate() + " "
                        + step.from().map(ClauseLineage.At::path).orElse("") + "→"
                        + step.to().map(ClauseLineage.At::path).orElse(""))
                .toList();
    }

    private static String words(Refusal refusal) {
        return Bundles.words(new Bundles().in(Locale.JAPANESE), refusal.reason());
    }
}
