package org.sekisho.app.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.app.decision.DecidingOffice.AUGUST;
import static org.sekisho.app.decision.DecidingOffice.JUNE;
import static org.sekisho.app.decision.DecidingOffice.KATO;
import static org.sekisho.app.decision.DecidingOffice.SATO;
import static org.sekisho.app.decision.DecidingOffice.SUZUKI;
import static org.sekisho.app.decision.DecidingOffice.TANAKA;
import static org.sekisho.app.decision.DecidingOffice.route;
import static org.sekisho.app.decision.DecisionsTest.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;

/** The set that is printed, and the decision that was taken on it. */
final class PaperDecisionsTest {

    private static final LocalDate LATER = JUNE.plusDays(10);

    private final DecidingOffice office = new DecidingOffice();

    @Test
    void the_digest_stands_on_every_page_of_the_printed_set_with_petition_reason_text_and_table() throws IOException {
        office.edit();
        var submitted = office.submit(route(office.stop(SATO)));
        var printed = office.drafting(JUNE, actor -> office.use(CaseFile.class).printed(actor, submitted.id(), 1));
        try (var pdf = Loader.loadPDF(printed.bytes())) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                assertThat(text(pdf, page)).contains(submitted.digest().printed());
            }
            var whole = text(pdf, 1, pdf.getNumberOfPages());
            assertThat(whole)
                    .contains("別案のとおり改正してよろしいか伺います。")
                    .contains("点検の周期を改めるため")
                    .contains("新旧対照表")
                    .contains("総務課　課長")
                    .contains("町長　副町長（専決）　事務決裁規程第5条")
                    .contains("半年ごとに点検を行う。")
                    .contains("毎年点検を行う。");
        }
    }

    @Test
    void a_correction_is_printed_with_what_was_wrong_before_what_is_right() throws IOException {
        office.edit();
        office.rule(Matter.CORRECTION, SUZUKI, List.of());
        var whole = office.input(route());
        var submitted = office.drafting(
                JUNE,
                actor -> office.use(SubmitCase.class)
                        .submit(
                                actor,
                                new SubmitCase.Input(
                                        Optional.empty(),
                                        whole.draft(),
                                        whole.edition(),
                                        Matter.CORRECTION,
                                        whole.title(),
                                        whole.petition(),
                                        whole.reason(),
                                        whole.inForce(),
                                        new Disclosure.NonPublic("攻撃の手掛かりとなるため"),
                                        whole.instrument(),
                                        whole.route())));
        var printed = office.drafting(JUNE, actor -> office.use(CaseFile.class).printed(actor, submitted.id(), 1));
        try (var pdf = Loader.loadPDF(printed.bytes())) {
            var table = text(pdf, 1, pdf.getNumberOfPages());
            assertThat(table).contains("非公開（攻撃の手掛かりとなるため）", "正誤後の全文").doesNotContain("新旧対照表");
            table = table.substring(table.indexOf("正誤表"));
            assertThat(table.indexOf("毎年点検を行う。")).isBetween(0, table.indexOf("半年ごとに"));
        }
    }

    private static String text(org.apache.pdfbox.pdmodel.PDDocument pdf, int page) throws IOException {
        return text(pdf, page, page);
    }

    private static String text(org.apache.pdfbox.pdmodel.PDDocument pdf, int first, int last) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(first);
        stripper.setEndPage(last);
        return stripper.getText(pdf);
    }

    @Test
    void what_was_decided_on_paper_makes_the_text_a_version_from_a_day_to_come() {
        var submitted = office.submit(route(office.stop(SATO)));
        var scan = office.drafting(
                LATER,
                actor -> office.use(FileStore.class)
                        .write(
                                actor,
                                "決裁.pdf",
                                "application/pdf",
                                new ByteArrayInputStream("scan".getBytes(StandardCharsets.UTF_8)),
                                100));
        var version = record(paper(submitted).with(Optional.of(scan)).input());
        var adopted = office.drafting(
                        LATER, actor -> office.use(DocumentHistory.class).version(actor, version))
                .version();
        assertThat(adopted.decidedOn()).contains(JUNE.plusDays(3));
        assertThat(adopted.decidedBy()).contains("副町長");
        assertThat(adopted.validFrom()).isEqualTo(AUGUST);
        var file = office.the(submitted.id());
        assertThat(file.state()).isEqualTo(CaseState.DECIDED);
        assertThat(file.last().end()).get().isInstanceOfSatisfying(CaseFile.End.Decided.class, end -> {
            assertThat(end.documentNumber()).contains("総第12号");
            assertThat(end.by()).isEqualTo("町長　副町長　加藤 一郎");
            assertThat(end.onPaper()).isTrue();
            assertThat(end.version()).isEqualTo(version);
        });
        var kept = office.drafting(LATER, actor -> office.use(CaseFile.class).scan(actor, submitted.id(), 1));
        assertThat(kept.bytes()).asString().isEqualTo("scan");
        office.drafting(LATER, actor -> office.use(CaseFile.class).scan(actor, submitted.id(), 1));
        office.drafting(LATER, actor -> office.use(CaseFile.class).printed(actor, submitted.id(), 1));
        office.drafting(LATER, actor -> office.use(CaseFile.class).original(actor, submitted.id(), 1));
        assertThat(office.entries("reading.file.opened"))
                .as("the scan, the set and what its digest is of, each once")
                .isEqualTo(3);
    }

    @Test
    void the_digits_of_another_set_or_too_few_are_refused() {
        var first = office.submit(route(office.stop(SATO)));
        fields(paper(first).digest("0123 4567 89"), "digest");
        refused(
                () -> record(paper(first)
                        .digest(first.digest().hex().substring(0, 9))
                        .input()),
                "初めの10桁を入力");
        office.drafting(
                JUNE,
                actor -> office.use(WithdrawCase.class).withdraw(actor, new WithdrawCase.Input(first.id(), "案を改めるため")));
        office.edit();
        var second = office.again(first.id(), JUNE.plusDays(1));
        refused(() -> record(paper(second).digest(first.digest().beginning()).input()), "第1回に提出した一式の番号です");
        record(paper(second)
                .digest("　" + second.digest().beginning().toUpperCase(java.util.Locale.ROOT))
                .input());
    }

    @Test
    void a_changed_draft_cannot_be_recorded_as_decided() {
        var submitted = office.submit(route());
        office.edit();
        refused(() -> record(paper(submitted).input()), "提出の後に案が変更されています");
    }

    @Test
    void a_day_to_come_or_before_the_set_is_no_day_of_decision() {
        var submitted = office.submit(route());
        fields(paper(submitted).on(LATER.plusDays(1)), "decidedOn");
        fields(paper(submitted).on(JUNE.minusDays(1)), "decidedOn");
    }

    @Test
    void a_day_in_force_before_the_decision_must_be_confirmed() {
        var submitted = office.submit(route());
        fields(paper(submitted).from(JUNE), "confirmed");
        var version = record(paper(submitted).from(JUNE).confirmed().input());
        assertThat(office.drafting(
                                LATER,
                                actor -> office.use(DocumentHistory.class).version(actor, version))
                        .version()
                        .validFrom())
                .isEqualTo(JUNE);
    }

    @Test
    void a_post_that_may_not_decide_is_refused_with_those_that_may() {
        var submitted = office.submit(route());
        fields(paper(submitted).by(SATO), "post");
        refused(() -> record(paper(submitted).by(SATO).input()), "町長　副町長（加藤 一郎）、総務部　部長（鈴木 一郎）");
    }

    @Test
    void the_holder_on_the_day_of_the_decision_is_the_one_who_decided() {
        var submitted = office.submit(route());
        var newcomer = office.town.somebody("新任", JUNE.plusDays(5));
        office.town.assign(JUNE.plusDays(5), office.somebody(KATO), "主事", Holding.MAIN, JUNE.plusDays(5), null);
        office.town.assign(JUNE.plusDays(5), newcomer, "副町長", Holding.MAIN, JUNE.plusDays(5), null);
        fields(paper(submitted).called("新任 一郎"), "name");
        record(paper(submitted).input());
        assertThat(office.the(submitted.id()).last().end().orElseThrow().by()).contains("加藤");
    }

    @Test
    void a_post_that_was_vacant_decided_nothing() {
        var submitted = office.submit(route());
        office.town.assign(JUNE, office.somebody(KATO), "主事", Holding.MAIN, JUNE, null);
        fields(paper(submitted), "post");
        refused(() -> record(paper(submitted).input()), "空席です");
    }

    @Test
    void where_two_act_for_a_post_the_one_who_decided_is_named() {
        var submitted = office.submit(route());
        office.town.assign(JUNE, office.somebody(SUZUKI), "副町長", Holding.DEPUTY, JUNE, AUGUST);
        fields(paper(submitted), "name");
        record(paper(submitted).called("鈴木 一郎").input());
        assertThat(office.the(submitted.id()).last().end().orElseThrow().by()).contains("鈴木");
    }

    @Test
    void a_decision_alone_has_a_document_number_and_no_number_of_an_instrument() {
        var submitted = office.submit(route());
        assertThatThrownBy(() -> record(paper(submitted).numbered(" ", "告示第78号").input()))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("documentNumber", "instrumentNumber"));
    }

    @Test
    void what_was_decided_on_paper_is_recorded_by_the_drafter_or_the_officer() {
        var submitted = office.submit(route(office.stop(SATO)));
        refused(
                () -> office.as(
                        SATO,
                        LATER,
                        actor -> office.use(RecordPaperDecision.class)
                                .record(
                                        new Actor(
                                                actor.body(),
                                                actor.account(),
                                                actor.name(),
                                                Set.of(Role.STAFF, Role.SYSTEM_MANAGER)),
                                        paper(submitted).input())),
                "だけが行えます");
        office.keeping(
                SATO,
                LATER,
                actor -> office.use(RecordPaperDecision.class)
                        .record(actor, paper(submitted).input()));
    }

    @Test
    void a_substitute_decides_on_paper_with_a_reason() {
        var submitted = office.submit(route());
        fields(paper(submitted).by(SUZUKI), "absence");
        record(paper(submitted).by(SUZUKI).because("出張のため").input());
        assertThat(office.the(submitted.id()).last().end())
                .get()
                .isInstanceOfSatisfying(
                        CaseFile.End.Decided.class,
                        end -> assertThat(end.capacity()).isEqualTo(Capacity.SUBSTITUTE));
        office.drafting(
                LATER,
                actor -> office.use(ReviewSubstitute.class)
                        .review(actor, new ReviewSubstitute.Input(submitted.id(), LATER)));
    }

    @Test
    void the_drafter_does_not_decide_on_paper_either() {
        var submitted = office.submit(route());
        office.town.assign(JUNE, office.somebody(TANAKA), "副町長", Holding.DEPUTY, JUNE, AUGUST);
        refused(() -> record(paper(submitted).called("田中一郎").input()), "起案した本人は決裁できません");
        record(paper(submitted).called("加藤一郎").input());
    }

    @Test
    void a_body_that_decides_inside_records_nothing_of_paper() {
        var submitted = office.submit(route());
        office.inside();
        refused(() -> record(paper(submitted).input()), "この団体はシステムの中で決裁します");
        assertThat(office.entries("decision.case.decided")).isZero();
    }

    @Test
    void a_decision_is_recorded_once() {
        var submitted = office.submit(route());
        record(paper(submitted).input());
        refused(() -> record(paper(submitted).input()), "決裁済みです");
    }

    @Test
    void the_rule_of_the_day_of_the_decision_counts() {
        var submitted = office.submit(route());
        office.drafting(
                LATER,
                actor -> office.use(SetDecisionRule.class)
                        .set(
                                actor,
                                new SetDecisionRule.Input(
                                        org.sekisho.app.policy.DocumentKind.POLICY,
                                        Matter.REVISION,
                                        office.post(SUZUKI),
                                        true,
                                        "改正後の事務決裁規程",
                                        List.of(),
                                        LATER)));
        fields(paper(submitted).on(LATER), "post");
        record(paper(submitted).input());
    }

    private UUID record(RecordPaperDecision.Input input) {
        return office.drafting(
                LATER, actor -> office.use(RecordPaperDecision.class).record(actor, input));
    }

    private void fields(Paper paper, String field) {
        assertThatThrownBy(() -> record(paper.input()))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly(field));
        assertThat(office.entries("decision.case.decided")).isZero();
    }

    private Paper paper(SubmitCase.Submitted submitted) {
        return new Paper(new RecordPaperDecision.Input(
                submitted.id(),
                submitted.digest().beginning(),
                "総第12号",
                office.post(KATO),
                "",
                "",
                JUNE.plusDays(3),
                AUGUST,
                "",
                false,
                Optional.empty()));
    }

    /** What stands on a paper, with one thing changed. */
    private final class Paper {
        private final RecordPaperDecision.Input input;

        Paper(RecordPaperDecision.Input input) {
            this.input = input;
        }

        RecordPaperDecision.Input input() {
            return input;
        }

        Paper digest(String typed) {
            return of(typed, input.post(), input.name(), input.absence(), input.decidedOn(), input.inForce(), false);
        }

        Paper by(String post) {
            return of(
                    input.digest(),
                    office.post(post),
                    input.name(),
                    input.absence(),
                    input.decidedOn(),
                    input.inForce(),
                    false);
        }

        Paper called(String name) {
            return of(input.digest(), input.post(), name, input.absence(), input.decidedOn(), input.inForce(), false);
        }

        Paper because(String absence) {
            return of(input.digest(), input.post(), input.name(), absence, input.decidedOn(), input.inForce(), false);
        }

        Paper on(LocalDate day) {
            return of(input.digest(), input.post(), input.name(), input.absence(), day, input.inForce(), false);
        }

        Paper from(LocalDate day) {
            return of(input.digest(), input.post(), input.name(), input.absence(), input.decidedOn(), day, false);
        }

        Paper confirmed() {
            return of(
                    input.digest(),
                    input.post(),
                    input.name(),
                    input.absence(),
                    input.decidedOn(),
                    input.inForce(),
                    true);
        }

        Paper numbered(String document, String instrument) {
            return new Paper(new RecordPaperDecision.Input(
                    input.id(),
                    input.digest(),
                    document,
                    input.post(),
                    input.name(),
                    input.absence(),
                    input.decidedOn(),
                    input.inForce(),
                    instrument,
                    input.confirmed(),
                    input.scan()));
        }

        Paper with(Optional<FileStore.Written> scan) {
            return new Paper(new RecordPaperDecision.Input(
                    input.id(),
                    input.digest(),
                    input.documentNumber(),
                    input.post(),
                    input.name(),
                    input.absence(),
                    input.decidedOn(),
                    input.inForce(),
                    input.instrumentNumber(),
                    input.confirmed(),
                    scan));
        }

        private Paper of(
                String digest,
                org.sekisho.app.organisation.PostId post,
                String name,
                String absence,
                LocalDate on,
                LocalDate from,
                boolean confirmed) {
            return new Paper(new RecordPaperDecision.Input(
                    input.id(),
                    digest,
                    input.documentNumber(),
                    post,
                    name,
                    absence,
                    on,
                    from,
                    "",
                    confirmed,
                    Optional.empty()));
        }
    }
}
