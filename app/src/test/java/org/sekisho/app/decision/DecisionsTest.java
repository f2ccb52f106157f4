package org.sekisho.app.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.app.decision.DecidingOffice.AUGUST;
import static org.sekisho.app.decision.DecidingOffice.ITO;
import static org.sekisho.app.decision.DecidingOffice.JUNE;
import static org.sekisho.app.decision.DecidingOffice.KATO;
import static org.sekisho.app.decision.DecidingOffice.SATO;
import static org.sekisho.app.decision.DecidingOffice.SUZUKI;
import static org.sekisho.app.decision.DecidingOffice.TANAKA;
import static org.sekisho.app.decision.DecidingOffice.route;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.sekisho.app.drafting.BeginRevision;
import org.sekisho.app.drafting.OpenDrafts;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.publication.PublicSite;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;

/** Who may decide what, inside the program, and what the decision binds. */
final class DecisionsTest {

    private static final LocalDate NEXT = JUNE.plusDays(1);

    private final DecidingOffice office = new DecidingOffice();

    @Test
    void a_case_goes_round_in_its_order_and_the_decision_makes_the_text_a_version() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO), office.beside(ITO)));
        office.seal(submitted.id(), ITO, ITO, JUNE, submitted.digest());
        assertThat(waiting(submitted)).containsExactly("総務課　課長");
        office.seal(submitted.id(), SATO, SATO, JUNE, submitted.digest());
        assertThat(waiting(submitted)).containsExactly("町長　副町長");
        var sealed = office.seal(submitted.id(), KATO, KATO, NEXT, submitted.digest());

        assertThat(sealed.capacity()).isEqualTo(Capacity.HOLDER);
        var adopted = version(sealed.version().orElseThrow());
        assertThat(adopted.decidedOn()).contains(NEXT);
        assertThat(adopted.decidedBy()).contains("副町長");
        assertThat(adopted.validFrom()).isEqualTo(AUGUST);
        assertThat(adopted.number()).isEqualTo(2);
        assertThat(office.the(submitted.id()).state()).isEqualTo(CaseState.DECIDED);
        assertThat(office.entries("decision.case.sealed")).isEqualTo(3);
        assertThat(office.entries("decision.case.decided")).isOne();
    }

    @Test
    void who_is_to_seal_is_asked_and_who_drafted_it_when_it_comes_back() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO)));
        assertThat(asked(SATO)).containsExactly("回議");
        assertThat(asked(KATO)).isEmpty();
        assertThat(asked(TANAKA)).isEmpty();
        office.seal(submitted.id(), SATO, SATO, JUNE, submitted.digest());
        assertThat(asked(SATO)).isEmpty();
        assertThat(asked(KATO)).containsExactly("決裁");
        office.edit();
        assertThat(asked(KATO)).isEmpty();
        assertThat(asked(TANAKA)).containsExactly("要再提出");
    }

    /** What a mail would say of each case that waits for somebody. */
    private List<String> asked(String who) {
        var texts = office.use(Bundles.class).in(Bundles.JAPANESE);
        return office.as(
                who,
                JUNE,
                actor -> office.use(CasesThatWait.class).on(actor.body(), JUNE).of(actor).stream()
                        .map(thing -> Bundles.words(
                                texts, (Message) thing.mail().arguments().getFirst()))
                        .toList());
    }

    @Test
    void every_seal_names_the_digest_of_the_set_that_was_shown() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO)));
        office.seal(submitted.id(), SATO, SATO, JUNE, submitted.digest());
        var file = office.the(submitted.id());
        var original = office.drafting(JUNE, actor -> office.use(CaseFile.class).original(actor, submitted.id(), 1));
        assertThat(Digest.of(original.bytes())).isEqualTo(submitted.digest());
        assertThat(file.last().steps().getFirst().seal().orElseThrow().digest()).isEqualTo(submitted.digest());
    }

    @Test
    void on_paper_which_is_the_default_nobody_seals_here() {
        var submitted = office.submit(route(office.stop(SATO)));
        refused(() -> office.seal(submitted.id(), SATO, SATO, JUNE, submitted.digest()), "この団体は紙又は文書管理システムで決裁します");
        assertThat(asked(SATO)).isEmpty();
    }

    @Test
    void a_change_of_the_draft_after_submission_makes_the_case_stale_and_nothing_can_be_sealed() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO)));
        office.seal(submitted.id(), SATO, SATO, JUNE, submitted.digest());
        office.edit();
        assertThat(office.the(submitted.id()).state()).isEqualTo(CaseState.STALE);
        refused(() -> office.seal(submitted.id(), KATO, KATO, JUNE, submitted.digest()), "提出の後に案が変更されています");
        assertThat(office.entries("decision.case.decided")).isZero();

        var anew = office.again(submitted.id(), NEXT);
        assertThat(anew.id()).isEqualTo(submitted.id());
        assertThat(anew.digest()).isNotEqualTo(submitted.digest());
        var file = office.the(submitted.id());
        assertThat(file.state()).isEqualTo(CaseState.RUNNING);
        assertThat(file.last().steps()).allMatch(step -> step.seal().isEmpty());
        assertThat(file.sets().getLast().steps().getFirst().seal()).isPresent();
        refused(() -> office.seal(submitted.id(), SATO, SATO, NEXT, submitted.digest()), "表示されていた一式");
    }

    @Test
    void who_does_not_hold_the_post_is_told_who_does() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO), office.beside(ITO)));
        refused(() -> office.seal(submitted.id(), ITO, SATO, JUNE, submitted.digest()), "総務課　課長（佐藤 一郎）");
        refused(() -> office.seal(submitted.id(), SUZUKI, KATO, JUNE, submitted.digest(), "出張"), "先に総務課　課長、税務課　課長");
        office.town.assign(JUNE, office.somebody(SUZUKI), "税務課長", Holding.DEPUTY, JUNE, NEXT);
        refused(() -> office.seal(submitted.id(), SUZUKI, SATO, JUNE, submitted.digest(), "出張"), "総務課　課長（佐藤 一郎）");
    }

    @Test
    void what_was_said_with_a_seal_stands_beside_it() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO)));
        var step = office.the(submitted.id()).last().steps().getFirst().id();
        assertThatThrownBy(() -> sealWith(submitted, step, "異議\u0007なし"))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("comment"));
        sealWith(submitted, step, " 異議なし ");
        assertThat(office.the(submitted.id()).last().steps().getFirst().seal())
                .get()
                .extracting(CaseFile.Seal::comment)
                .isEqualTo("異議なし");
    }

    private SealCase.Sealed sealWith(SubmitCase.Submitted submitted, StepId step, String comment) {
        return office.as(
                SATO,
                JUNE,
                actor -> office.use(SealCase.class)
                        .seal(
                                actor,
                                new SealCase.Input(
                                        submitted.id(), step, submitted.digest().hex(), comment, "", false)));
    }

    @Test
    void a_post_that_no_longer_decides_cannot_decide_what_was_submitted_before() {
        office.inside();
        var submitted = office.submit(route());
        office.drafting(
                NEXT,
                actor -> office.use(SetDecisionRule.class)
                        .set(
                                actor,
                                new SetDecisionRule.Input(
                                        DocumentKind.POLICY,
                                        Matter.REVISION,
                                        office.post(SUZUKI),
                                        true,
                                        "改正後の事務決裁規程",
                                        List.of(),
                                        NEXT)));
        refused(() -> office.seal(submitted.id(), KATO, KATO, NEXT, submitted.digest()), "この職は決裁者でなくなりました");
    }

    @Test
    void the_holder_of_the_post_on_the_day_counts() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO)));
        office.town.assign(NEXT, office.somebody(SATO), "税務課長", Holding.MAIN, NEXT, null);
        assertThatThrownBy(() -> office.seal(submitted.id(), SATO, SATO, NEXT, submitted.digest()))
                .isInstanceOf(Refusal.NotFound.class);
        refused(() -> office.seal(submitted.id(), TANAKA, SATO, NEXT, submitted.digest()), "総務課　課長（－）");
        var newcomer = office.town.somebody("新任", NEXT);
        office.town.assign(NEXT, newcomer, "総務課長", Holding.MAIN, NEXT, null);
        office.people.put("新任", newcomer);
        assertThat(office.seal(submitted.id(), "新任", SATO, NEXT, submitted.digest())
                        .capacity())
                .isEqualTo(Capacity.HOLDER);
    }

    @Test
    void a_deputy_seals_as_deputy() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO)));
        office.town.assign(JUNE, office.somebody(TANAKA), "総務課長", Holding.DEPUTY, JUNE, NEXT);
        assertThat(office.seal(submitted.id(), TANAKA, SATO, JUNE, submitted.digest())
                        .capacity())
                .isEqualTo(Capacity.DEPUTY);
    }

    @Test
    void nobody_seals_before_their_turn_or_twice() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO), office.stop(ITO)));
        refused(() -> office.seal(submitted.id(), KATO, KATO, JUNE, submitted.digest()), "先に総務課　課長の押印が必要です");
        refused(() -> office.seal(submitted.id(), ITO, ITO, JUNE, submitted.digest()), "先に総務課　課長の押印が必要です");
        office.seal(submitted.id(), SATO, SATO, JUNE, submitted.digest());
        refused(() -> office.seal(submitted.id(), SATO, SATO, JUNE, submitted.digest()), "押印済みです");
    }

    @Test
    void the_drafter_does_not_decide() {
        office.inside();
        var submitted = office.submit(route());
        office.town.assign(JUNE, office.somebody(TANAKA), "副町長", Holding.DEPUTY, JUNE, AUGUST);
        refused(() -> office.seal(submitted.id(), TANAKA, KATO, JUNE, submitted.digest()), "起案した本人は決裁できません");
        assertThat(office.entries("decision.case.decided")).isZero();
    }

    @Test
    void a_substitute_decides_with_a_reason_and_the_absent_one_sees_it_later() {
        office.inside();
        var submitted = office.submit(route());
        assertThatThrownBy(() -> office.seal(submitted.id(), SUZUKI, KATO, JUNE, submitted.digest()))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("absence"));
        var sealed = office.seal(submitted.id(), SUZUKI, KATO, JUNE, submitted.digest(), "出張で不在のため");
        assertThat(sealed.capacity()).isEqualTo(Capacity.SUBSTITUTE);
        assertThat(version(sealed.version().orElseThrow()).decidedBy()).contains("部長");
        assertThat(asked(KATO, NEXT)).containsExactly(submitted.id());
        refused(
                () -> office.as(
                        TANAKA,
                        NEXT,
                        actor -> office.use(ReviewSubstitute.class)
                                .review(actor, new ReviewSubstitute.Input(submitted.id(), NEXT))),
                "町長　副町長（加藤 一郎）");
        office.as(
                KATO,
                NEXT,
                actor -> office.use(ReviewSubstitute.class)
                        .review(actor, new ReviewSubstitute.Input(submitted.id(), NEXT)));
        assertThat(asked(KATO, NEXT)).isEmpty();
        assertThat(office.entries("decision.case.reviewed")).isOne();
        refused(() -> review(submitted, NEXT), "後閲を待っている代決はありません");
    }

    @Test
    void what_a_substitute_decided_is_looked_at_after_the_decision_and_not_on_a_day_to_come() {
        office.inside();
        var submitted = office.submit(route());
        office.seal(submitted.id(), SUZUKI, KATO, NEXT, submitted.digest(), "出張で不在のため");
        for (var day : List.of(JUNE, NEXT.plusDays(2))) {
            assertThatThrownBy(() -> review(submitted, day))
                    .isInstanceOfSatisfying(
                            Refusal.Invalid.class,
                            invalid -> assertThat(invalid.problems())
                                    .extracting(Refusal.Problem::field)
                                    .containsExactly("on"));
        }
        review(submitted, NEXT);
    }

    @Test
    void what_the_holder_decided_is_not_looked_at_afterwards() {
        office.inside();
        var submitted = office.submit(route());
        office.seal(submitted.id(), KATO, KATO, JUNE, submitted.digest());
        refused(() -> review(submitted, JUNE), "後閲を待っている代決はありません");
    }

    private CaseId review(SubmitCase.Submitted submitted, LocalDate on) {
        return office.as(
                KATO,
                NEXT.plusDays(1),
                actor -> office.use(ReviewSubstitute.class)
                        .review(actor, new ReviewSubstitute.Input(submitted.id(), on)));
    }

    @Test
    void a_case_that_was_given_back_is_submitted_anew_without_the_earlier_seals() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO), office.stop(ITO)));
        office.seal(submitted.id(), SATO, SATO, JUNE, submitted.digest());
        refused(() -> giveBack(submitted, KATO, "字句の修正を要するため"), "差し戻せるのは");
        refused(
                () -> office.as(
                        ITO,
                        JUNE,
                        actor -> office.use(ReturnCase.class)
                                .giveBack(actor, new ReturnCase.Input(submitted.id(), "0".repeat(64), "字句の修正を要するため"))),
                "表示されていた一式");
        giveBack(submitted, ITO, "字句の修正を要するため");
        assertThat(office.the(submitted.id()).state()).isEqualTo(CaseState.RETURNED);
        refused(() -> giveBack(submitted, ITO, "もう一度"), "差し戻されています");
        refused(() -> office.seal(submitted.id(), ITO, ITO, JUNE, submitted.digest()), "差し戻されています");
        assertThat(asked(TANAKA, JUNE)).containsExactly(submitted.id());
        office.again(submitted.id(), NEXT);
        assertThat(office.the(submitted.id()).last().steps())
                .allMatch(step -> step.seal().isEmpty());
    }

    @Test
    void giving_back_needs_a_reason() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO)));
        assertThatThrownBy(() -> giveBack(submitted, SATO, " "))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("reason"));
    }

    @Test
    void what_was_given_back_on_paper_is_recorded_by_the_drafter_alone() {
        var submitted = office.submit(route(office.stop(SATO)));
        refused(() -> giveBack(submitted, SATO, "字句の修正を要するため"), "だけが行えます");
        giveBack(submitted, TANAKA, "字句の修正を要するため");
        assertThat(office.the(submitted.id()).state()).isEqualTo(CaseState.RETURNED);
    }

    @Test
    void a_case_whose_draft_was_changed_is_taken_back_with_a_reason() {
        var submitted = office.submit(route());
        office.edit();
        assertThatThrownBy(() -> office.as(
                        TANAKA,
                        JUNE,
                        actor -> office.use(WithdrawCase.class)
                                .withdraw(actor, new WithdrawCase.Input(submitted.id(), " "))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("reason"));
        withdraw(submitted, TANAKA);
        assertThat(office.the(submitted.id()).state()).isEqualTo(CaseState.WITHDRAWN);
    }

    @Test
    void only_the_drafter_takes_a_case_back_and_then_nobody_decides_it() {
        office.inside();
        var submitted = office.submit(route());
        refused(() -> withdraw(submitted, KATO), "起案者");
        withdraw(submitted, TANAKA);
        refused(() -> office.seal(submitted.id(), KATO, KATO, JUNE, submitted.digest()), "取り下げられています");
        refused(() -> withdraw(submitted, TANAKA), "取り下げられています");
    }

    @Test
    void a_way_that_cannot_be_is_refused_by_its_stops() {
        assertThatThrownBy(() -> office.submit(route(office.stop(SATO), office.stop(KATO), office.stop(SATO))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("route[1]", "route[2]"));
    }

    @Test
    void a_rule_names_posts_that_are_there_and_each_once() {
        var gone = new PostId(UUID.randomUUID());
        assertThatThrownBy(() -> ruled(gone, List.of(office.post(SUZUKI), gone, office.post(SUZUKI))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("post", "substitutes[1]", "substitutes[2]"));
        var before = office.entries("decision.rule.set");
        assertThatThrownBy(() -> ruled(office.post(KATO), List.of(office.post(KATO))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(office.entries("decision.rule.set")).isEqualTo(before);
    }

    private UUID ruled(PostId post, List<PostId> substitutes) {
        return office.drafting(
                NEXT,
                actor -> office.use(SetDecisionRule.class)
                        .set(
                                actor,
                                new SetDecisionRule.Input(
                                        DocumentKind.POLICY,
                                        Matter.REVISION,
                                        post,
                                        true,
                                        "事務決裁規程",
                                        substitutes,
                                        NEXT)));
    }

    @Test
    void the_way_of_deciding_is_entered_when_it_changes() {
        office.inside();
        assertThatThrownBy(office::inside).isInstanceOf(Refusal.Stale.class);
        assertThat(office.entries("decision.mode.set")).isOne();
    }

    @Test
    void without_a_rule_nothing_is_submitted() {
        refused(
                () -> office.drafting(
                        JUNE, actor -> office.use(SubmitCase.class).submit(actor, correction())),
                "決裁区分が登録されていません");
    }

    @Test
    void what_the_drafter_did_not_see_is_not_submitted() {
        var seen = office.input(route());
        office.edit();
        assertThatThrownBy(() -> office.drafting(
                        JUNE, actor -> office.use(SubmitCase.class).submit(actor, seen)))
                .isInstanceOf(Refusal.Stale.class);
    }

    @Test
    void a_draft_has_one_case_which_is_submitted_anew_only_when_it_came_back() {
        office.inside();
        var submitted = office.submit(route());
        refused(() -> office.submit(route()), "この案は起案済みです");
        refused(() -> office.again(submitted.id(), JUNE), "この起案は手続中です");
        office.edit();
        var stranger = office.input(route());
        refused(
                () -> office.keeping(
                        SATO,
                        JUNE,
                        actor -> office.use(SubmitCase.class)
                                .submit(
                                        actor,
                                        changed(
                                                stranger,
                                                Optional.of(submitted.id()),
                                                Matter.REVISION,
                                                "件名",
                                                "伺い",
                                                "理由",
                                                new Disclosure.Public()))),
                "だけが行えます");
    }

    @Test
    void everything_that_a_set_lacks_is_named_by_its_field() {
        var whole = office.input(route());
        assertThatThrownBy(() -> submit(changed(
                        whole, Optional.empty(), Matter.REVISION, " ", " ", " ", new Disclosure.NonPublic(" "))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("title", "petition", "reason", "nonPublic"));
        assertThat(office.entries("decision.case.submitted")).isZero();
    }

    @Test
    void a_new_document_has_nothing_to_correct() {
        var fresh = office.drafting(
                JUNE,
                actor -> office.use(BeginRevision.class)
                        .begin(actor, new BeginRevision.Input.Fresh(DocumentKind.STANDARD, "対策基準")));
        office.rule(DocumentKind.STANDARD, Matter.CORRECTION, SUZUKI, List.of());
        office.draft = fresh;
        assertThatThrownBy(() -> submit(correction()))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("matter"));
    }

    @Test
    void a_text_that_is_not_public_is_decided_as_such() {
        office.inside();
        var whole = office.input(route());
        var submitted = submit(changed(
                whole,
                Optional.empty(),
                Matter.REVISION,
                whole.title(),
                whole.petition(),
                whole.reason(),
                new Disclosure.NonPublic("攻撃の手掛かりとなるため")));
        var sealed = office.seal(submitted.id(), KATO, KATO, JUNE, submitted.digest());
        assertThat(version(sealed.version().orElseThrow()).disclosure())
                .isEqualTo(new Disclosure.NonPublic("攻撃の手掛かりとなるため"));
    }

    private SubmitCase.Submitted submit(SubmitCase.Input input) {
        return office.drafting(JUNE, actor -> office.use(SubmitCase.class).submit(actor, input));
    }

    private static SubmitCase.Input changed(
            SubmitCase.Input input,
            Optional<CaseId> again,
            Matter matter,
            String title,
            String petition,
            String reason,
            Disclosure disclosure) {
        return new SubmitCase.Input(
                again,
                input.draft(),
                input.edition(),
                matter,
                title,
                petition,
                reason,
                input.inForce(),
                disclosure,
                input.instrument(),
                input.route());
    }

    @Test
    void a_day_in_force_before_the_decision_must_be_confirmed() {
        office.inside();
        var submitted = office.submit(route());
        assertThatThrownBy(() -> office.seal(submitted.id(), KATO, KATO, AUGUST.plusDays(1), submitted.digest()))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("confirmed"));
    }

    @Test
    void a_correction_takes_its_own_rule_and_says_which_version_it_corrects() {
        office.inside();
        office.rule(Matter.CORRECTION, SUZUKI, List.of());
        var submitted =
                office.drafting(JUNE, actor -> office.use(SubmitCase.class).submit(actor, correction()));
        refused(() -> office.seal(submitted.id(), TANAKA, SUZUKI, JUNE, submitted.digest()), "総務部　部長（鈴木 一郎）");
        var sealed = office.seal(submitted.id(), SUZUKI, SUZUKI, JUNE, submitted.digest());
        assertThat(version(sealed.version().orElseThrow()).corrects()).contains(office.version);
    }

    @Test
    void a_correction_is_published_with_what_was_wrong_and_what_is_right() {
        office.inside();
        office.rule(Matter.CORRECTION, SUZUKI, List.of());
        office.edit();
        var submitted =
                office.drafting(JUNE, actor -> office.use(SubmitCase.class).submit(actor, correction()));
        var printed = office.drafting(JUNE, actor -> office.use(CaseFile.class).printed(actor, submitted.id(), 1));
        assertThat(printed.bytes()).isNotEmpty();
        office.seal(submitted.id(), SUZUKI, SUZUKI, JUNE, submitted.digest());
        var page = office.drafting(JUNE, actor -> office.use(PublicSite.class).pages(actor, "")).stream()
                .filter(file -> file.path().endsWith("v2.html"))
                .map(file -> Jsoup.parse(new String(file.bytes(), StandardCharsets.UTF_8)))
                .findFirst()
                .orElseThrow();
        assertThat(page.select("caption").text()).isEqualTo("正誤表");
        assertThat(page.expectFirst("tbody tr:last-child").select("td").eachText())
                .containsExactly("(2)　点検　毎年点検を行う。", "(2)　点検　半年ごとに点検を行う。");
    }

    @Test
    void a_decided_text_is_the_one_of_the_set_and_its_draft_is_closed() {
        office.inside();
        office.edit();
        var submitted = office.submit(route());
        var sealed = office.seal(submitted.id(), KATO, KATO, JUNE, submitted.digest());
        var text = office.drafting(
                JUNE,
                actor -> office.use(DocumentHistory.class)
                        .version(actor, sealed.version().orElseThrow()));
        assertThat(text.text().tree().clauses().getLast().paragraphs()).containsExactly("半年ごとに点検を行う。");
        var open = office.drafting(JUNE, actor -> office.use(OpenDrafts.class).list(actor));
        assertThat(open).isEmpty();
    }

    @Test
    void who_is_not_on_the_way_does_not_see_the_case() {
        var submitted = office.submit(route(office.stop(SATO)));
        assertThatThrownBy(() ->
                        office.as(ITO, JUNE, actor -> office.use(CaseFile.class).of(actor, submitted.id())))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(seen(ITO)).isEmpty();
        assertThat(seen(SATO)).hasSize(1);
    }

    @Test
    void who_sealed_sees_the_case_from_another_post_too() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO)));
        office.seal(submitted.id(), SATO, SATO, JUNE, submitted.digest());
        office.town.assign(NEXT, office.somebody(SATO), "税務課長", Holding.MAIN, NEXT, null);
        List<ListCases.Listed> there =
                office.as(SATO, NEXT, actor -> office.use(ListCases.class).all(actor));
        assertThat(there).extracting(ListCases.Listed::id).containsExactly(submitted.id());
    }

    private SubmitCase.Input correction() {
        var revision = office.input(route());
        return changed(
                revision,
                revision.again(),
                Matter.CORRECTION,
                revision.title(),
                revision.petition(),
                revision.reason(),
                revision.disclosure());
    }

    private List<ListCases.Listed> seen(String who) {
        return office.as(who, JUNE, actor -> office.use(ListCases.class).all(actor));
    }

    private List<CaseId> asked(String who, LocalDate day) {
        return office.as(who, day, actor -> office.use(ListCases.class).waiting(actor)).stream()
                .map(ListCases.Listed::id)
                .toList();
    }

    private List<String> waiting(SubmitCase.Submitted submitted) {
        return office.the(submitted.id()).last().steps().stream()
                .filter(CaseFile.Step::waits)
                .map(CaseFile.Step::name)
                .toList();
    }

    private CaseId giveBack(SubmitCase.Submitted submitted, String who, String reason) {
        return office.as(
                who,
                JUNE,
                actor -> office.use(ReturnCase.class)
                        .giveBack(
                                actor,
                                new ReturnCase.Input(
                                        submitted.id(), submitted.digest().hex(), reason)));
    }

    private CaseId withdraw(SubmitCase.Submitted submitted, String who) {
        return office.as(
                who,
                JUNE,
                actor -> office.use(WithdrawCase.class)
                        .withdraw(actor, new WithdrawCase.Input(submitted.id(), "内容を改めるため")));
    }

    private DocumentVersion version(UUID id) {
        return office.drafting(JUNE, actor -> office.use(DocumentHistory.class).version(actor, id))
                .version();
    }

    static void refused(ThrowingCallable act, String words) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(
                                        problem -> Bundles.words(new Bundles().in(Bundles.JAPANESE), problem.message()))
                                .anyMatch(said -> said.contains(words)));
    }
}
