package org.sekisho.app.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.Adoptions;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.policy.RevisionOfVersion;
import org.sekisho.app.policy.SourceOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.drafting.Edit;
import org.sekisho.policytext.drafting.Unsettled;

/** A draft starts from a version, is undone and discarded, and becomes a version whose clauses are those of the one before. */
final class RevisionDraftsTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    private final PolicyFixture fixture = PolicyFixture.newBody();
    private final AcceptImport.Accepted policy = fixture.accept(
            AcceptImport.Input.proposed(fixture.begin(PolicyFixture.SMALL)).inForceFrom(APRIL));

    private BeginRevision.Begun begin() {
        return fixture.use(BeginRevision.class)
                .begin(fixture.officer(), new BeginRevision.Input.From(policy.version()));
    }

    private DraftedText text(RevisionDraftId draft) {
        return fixture.use(OpenDrafts.class).text(fixture.officer(), draft);
    }

    private static Adoptions.Decision decided(LocalDate inForce) {
        return new Adoptions.Decision(
                "みなと村情報セキュリティ基本方針",
                Instrument.DECISION,
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 9, 1)),
                Optional.of("村長"),
                Optional.of(inForce),
                new Disclosure.Public());
    }

    private Adoptions.Adopted adopt(RevisionDraftId draft, int edition, boolean correction, LocalDate inForce) {
        return fixture.use(Work.class)
                .change(
                        fixture.officer(),
                        Permission.IMPORT_POLICY,
                        tx -> fixture.use(RevisionDrafts.class)
                                .adopt(tx, draft, edition, correction, decided(inForce)));
    }

    private List<String> paths(PolicyDocument document) {
        return document.clauses().stream().map(Clause::path).toList();
    }

    @Test
    void a_draft_starts_as_the_version_it_was_begun_from() {
        var begun = begin();
        var drafted = text(begun.draft());
        var base = fixture.use(DocumentHistory.class).version(fixture.officer(), policy.version());
        assertThat(drafted.text()).isEqualTo(base.text().tree());
        assertThat(drafted.base()).contains(policy.version());
        assertThat(drafted.document()).isEqualTo(policy.document());
        assertThat(drafted.lineage().fresh()).isEmpty();
        assertThat(drafted.lineage().removed()).isEmpty();
        assertThat(fixture.use(OpenDrafts.class).list(fixture.officer()))
                .extracting(OpenDrafts.Listed::id)
                .containsExactly(begun.draft());
        assertThat(fixture.entries("drafting.draft.begun")).isOne();
    }

    @Test
    void an_adopted_draft_is_a_version_whose_clauses_and_file_are_its_own() {
        var begun = begin();
        var adopted = adopt(begun.draft(), begun.edition(), false, OCTOBER);
        var history = fixture.use(DocumentHistory.class);
        var before = history.version(fixture.officer(), policy.version());
        var after = history.version(fixture.officer(), adopted.version());
        assertThat(after.text().clauses()).isEqualTo(before.text().clauses());
        assertThat(after.version().number()).isEqualTo(2);
        assertThat(after.version().validFrom()).isEqualTo(OCTOBER);
        assertThat(before.version().validTo()).contains(OCTOBER);
        assertThat(adopted.fresh()).isZero();
        var file = fixture.use(SourceOf.class).version(fixture.officer(), adopted.version());
        assertThat(file.name()).isEqualTo("みなと村情報セキュリティ基本方針.txt");
        assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).contains("毎年点検を行う。");
        assertThat(text(begun.draft()).state()).isEqualTo(RevisionState.ADOPTED);
        assertThat(text(begun.draft()).version()).contains(adopted.version());
        assertThat(fixture.use(OpenDrafts.class).list(fixture.officer())).isEmpty();
    }

    private DraftedText edit(BeginRevision.Begun begun, Edit... edits) {
        DraftedText done = null;
        int edition = begun.edition();
        for (var edit : edits) {
            done = fixture.use(EditRevision.class)
                    .edit(fixture.officer(), new EditRevision.Input(begun.draft(), edition, edit));
            edition = done.edition();
        }
        return java.util.Objects.requireNonNull(done);
    }

    private static Edit insertAfter(String path) {
        return new Edit.Insert(
                Edit.Side.AFTER,
                path,
                Optional.of("連絡"),
                List.of("職員等は、緊急時の連絡先を届け出なければならない。"),
                Edit.Numbering.RENUMBER);
    }

    @Test
    void clauses_keep_their_identity_when_the_adopted_draft_gave_them_other_numbers() {
        var begun = begin();
        var drafted = edit(
                begun,
                insertAfter("2"),
                new Edit.Move("5(1)", Edit.Side.AFTER, "5(2)"),
                new Edit.Delete("2(2)", Edit.Gap.CLOSE),
                new Edit.Words("5(1)", Optional.of("点検"), List.of("毎年二回点検を行う。")));
        assertThat(drafted.text().at("5").orElseThrow().paragraphs()).containsExactly("上記４に基づき、次の対策を行う。");
        var adopted = adopt(begun.draft(), drafted.edition(), false, OCTOBER);
        var history = fixture.use(DocumentHistory.class);
        var before = history.version(fixture.officer(), policy.version()).text();
        var after = history.version(fixture.officer(), adopted.version()).text();
        assertThat(after.clauseAt("4")).isEqualTo(before.clauseAt("3"));
        assertThat(after.clauseAt("5(2)")).isEqualTo(before.clauseAt("4(1)"));
        assertThat(after.clauseAt("5(1)")).isEqualTo(before.clauseAt("4(2)"));
        assertThat(before.clauses()).doesNotContain(after.clauseAt("3").orElseThrow());
        assertThat(after.clauses()).doesNotContain(before.clauseAt("2(2)").orElseThrow());
        assertThat(adopted.fresh()).isOne();
        assertThat(fixture.use(RevisionOfVersion.class)
                        .into(fixture.officer(), adopted.version())
                        .orElseThrow()
                        .revision()
                        .amendingText())
                .contains("二回");
    }

    @Test
    void an_edit_is_undone_one_by_one_and_who_is_slower_is_told_so() {
        var begun = begin();
        var first = edit(begun, insertAfter("2"));
        assertThatThrownBy(() -> edit(begun, insertAfter("3"))).isInstanceOf(Refusal.Stale.class);
        var second = fixture.use(EditRevision.class)
                .edit(
                        fixture.officer(),
                        new EditRevision.Input(begun.draft(), first.edition(), new Edit.Delete("1", Edit.Gap.CLOSE)));
        var undone = fixture.use(UndoEdit.class)
                .undo(fixture.officer(), new UndoEdit.Input(begun.draft(), second.edition()));
        assertThat(text(begun.draft()).text()).isEqualTo(first.text());
        assertThat(text(begun.draft()).digest()).isEqualTo(first.digest());
        assertThat(text(begun.draft()).lineage()).isEqualTo(first.lineage());
        fixture.use(UndoEdit.class).undo(fixture.officer(), new UndoEdit.Input(begun.draft(), undone.edition()));
        assertThat(paths(text(begun.draft()).text())).hasSize(8);
        assertThat(text(begun.draft()).leadsBack()).isFalse();
    }

    @Test
    void a_mention_of_what_was_deleted_stays_named_through_later_edits_and_their_undoing() {
        var begun = begin();
        var deleted = edit(begun, new Edit.Delete("3", Edit.Gap.CLOSE));
        assertThat(deleted.unsettled()).extracting(Unsettled::clause).containsExactly("3");
        var later = fixture.use(EditRevision.class)
                .edit(
                        fixture.officer(),
                        new EditRevision.Input(
                                begun.draft(),
                                deleted.edition(),
                                new Edit.Words("1", Optional.of("目的"), List.of("村の情報資産を守る。"))));
        assertThat(later.unsettled()).isEqualTo(deleted.unsettled());
        assertThat(text(begun.draft()).unsettled()).isEqualTo(deleted.unsettled());
        fixture.use(UndoEdit.class).undo(fixture.officer(), new UndoEdit.Input(begun.draft(), later.edition()));
        assertThat(text(begun.draft()).unsettled()).isEqualTo(deleted.unsettled());
    }

    @Test
    void a_draft_begins_from_no_version_that_has_ended() {
        var begun = begin();
        adopt(begun.draft(), begun.edition(), false, OCTOBER);
        Time.at(AppFixture.noon(OCTOBER.minusDays(1)), this::begin);
        assertThatThrownBy(() -> Time.at(AppFixture.noon(OCTOBER), this::begin))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("version"));
    }

    @Test
    void an_edit_that_does_not_fit_changes_nothing_and_names_the_field() {
        var begun = begin();
        assertThatThrownBy(() -> edit(begun, new Edit.Words("3", Optional.empty(), List.of("(1) 教育を行う。"))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("text"));
        assertThat(text(begun.draft()).edition()).isEqualTo(begun.edition());
    }

    @Test
    void a_draft_that_adds_a_clause_is_no_correction() {
        var begun = begin();
        var drafted = edit(begun, insertAfter("2"));
        assertThatThrownBy(() -> adopt(begun.draft(), drafted.edition(), true, OCTOBER))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(text(begun.draft()).isOpen()).isTrue();
    }

    @Test
    void what_was_edited_or_adopted_since_cannot_be_adopted() {
        var begun = begin();
        adopt(begun.draft(), begun.edition(), false, OCTOBER);
        assertThatThrownBy(() -> adopt(begun.draft(), begun.edition(), false, OCTOBER.plusDays(1)))
                .isInstanceOf(Refusal.Stale.class);
    }

    @Test
    void a_draft_whose_base_is_no_longer_the_version_before_is_refused() {
        var first = begin();
        var second = begin();
        adopt(first.draft(), first.edition(), false, OCTOBER);
        var rows = fixture.rows();
        assertThatThrownBy(() -> adopt(second.draft(), second.edition(), false, OCTOBER.plusMonths(1)))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("inForce"));
        assertThat(fixture.rows()).isEqualTo(rows);
    }

    @Test
    void a_correction_says_which_version_it_corrects_and_has_a_number_of_its_own() {
        var begun = begin();
        var adopted = adopt(begun.draft(), begun.edition(), true, OCTOBER);
        var version = fixture.use(DocumentHistory.class).version(fixture.officer(), adopted.version());
        assertThat(version.version().corrects()).contains(policy.version());
        assertThat(adopted.number()).isEqualTo(2);
    }

    @Test
    void a_new_standard_is_drafted_below_the_policy_and_founded_when_it_is_adopted() {
        var begun = fixture.use(BeginRevision.class)
                .begin(fixture.officer(), new BeginRevision.Input.Fresh(DocumentKind.STANDARD, "みなと村情報セキュリティ対策基準"));
        var drafted = text(begun.draft());
        assertThat(paths(drafted.text())).containsExactly("1");
        assertThat(drafted.text().clauses().getFirst().paragraphs().getFirst()).contains("みなと村情報セキュリティ基本方針に基づき");
        var adopted = adopt(begun.draft(), begun.edition(), false, OCTOBER);
        assertThat(adopted.document()).isEqualTo(drafted.document());
        assertThat(adopted.number()).isOne();
    }

    @Test
    void a_new_document_needs_a_title_and_is_no_second_policy() {
        assertThatThrownBy(() -> fixture.use(BeginRevision.class)
                        .begin(fixture.officer(), new BeginRevision.Input.Fresh(DocumentKind.POLICY, " ")))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("kind", "title"));
        for (var title : List.of("あ".repeat(1_000), "対策\u0007基準")) {
            assertThatThrownBy(() -> fixture.use(BeginRevision.class)
                            .begin(fixture.officer(), new BeginRevision.Input.Fresh(DocumentKind.STANDARD, title)))
                    .isInstanceOfSatisfying(
                            Refusal.Invalid.class,
                            invalid -> assertThat(invalid.problems())
                                    .extracting(Refusal.Problem::field)
                                    .containsExactly("title"));
        }
    }

    @Test
    void a_discarded_draft_is_no_longer_open_and_nothing_is_left_to_undo_in_a_fresh_one() {
        var begun = begin();
        assertThatThrownBy(() -> fixture.use(UndoEdit.class)
                        .undo(fixture.officer(), new UndoEdit.Input(begun.draft(), begun.edition())))
                .isInstanceOf(Refusal.Invalid.class);
        fixture.use(DiscardRevision.class)
                .discard(fixture.officer(), new DiscardRevision.Input(begun.draft(), begun.edition()));
        var discarded = text(begun.draft());
        assertThat(discarded.state()).isEqualTo(RevisionState.DISCARDED);
        assertThatThrownBy(() -> fixture.use(EditRevision.class)
                        .edit(
                                fixture.officer(),
                                new EditRevision.Input(
                                        begun.draft(), discarded.edition(), new Edit.Delete("1", Edit.Gap.CLOSE))))
                .isInstanceOf(Refusal.Stale.class);
        assertThat(fixture.use(OpenDrafts.class).list(fixture.officer())).isEmpty();
        assertThatThrownBy(() -> fixture.use(DiscardRevision.class)
                        .discard(fixture.officer(), new DiscardRevision.Input(begun.draft(), begun.edition())))
                .isInstanceOf(Refusal.Stale.class);
    }

    @Test
    void staff_draft_nothing() {
        assertThatThrownBy(() -> fixture.use(BeginRevision.class)
                        .begin(fixture.staff(), new BeginRevision.Input.From(policy.version())))
                .isInstanceOf(Refusal.NotPermitted.class);
    }
}
