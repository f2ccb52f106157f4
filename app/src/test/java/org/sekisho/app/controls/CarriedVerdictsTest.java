package org.sekisho.app.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Refusal;
import org.sekisho.controls.ClauseKind;
import org.sekisho.controls.Span;
import org.sekisho.controls.Text;

/** What a person decided of a sentence holds for the next text where its words went, and is never lost in silence. */
final class CarriedVerdictsTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 4, 1);
    private static final LocalDate SECOND = LocalDate.of(2025, 4, 1);
    private static final LocalDate THIRD = LocalDate.of(2026, 4, 1);

    /** A topic that the program itself reads nowhere in these texts. */
    private static final String OWN = "outsourcing.sns";

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

    /** 2 is parted between its sentences, 3 and 4 are put together in one sentence, 5 is gone. */
    private static final String NEXT = """
            みなと村情報セキュリティ基本方針

            1 目的

            この基本方針は、村の情報資産を守ることを目的とする。

            2 点検

            職員は、機器の状態を毎月点検し、異常がないことを確かめるものとする。

            3 報告

            点検の結果は、課長に文書で報告しなければならない。

            4 研修及び訓練

            総務課は、全ての職員に毎年研修を行うとともに、標的型攻撃を想定した訓練を半年ごとに行い、その結果を公表する。
            """;

    private final PolicyFixture fixture = PolicyFixture.newBody();

    @Test
    void a_verdict_on_a_clause_that_was_split_goes_to_the_part_that_has_its_words() {
        var first = bound(OLD, FIRST);
        decide(first, "2", 2, OWN, true, "結果は広報にも載せるため");
        var second = bound(NEXT, SECOND);
        var carried = of(second, OWN);
        assertThat(carried).extracting(BoundClauses.Bound::span).containsExactly(new Span("3", 1, 1));
        assertThat(carried.getFirst().verdict()).isEqualTo(Verdict.BOUND);
        assertThat(carried.getFirst().byPerson()).isTrue();
        assertThat(carried.getFirst().carried()).isTrue();
        assertThat(carried.getFirst().why().ja()).isEqualTo("結果は広報にも載せるため");
        assertThat(left(second)).isEmpty();
    }

    @Test
    void where_it_is_not_plain_which_part_was_meant_each_part_is_a_question() {
        var one = OLD.replace("確かめるものとする。点検の結果は、課長に", "確かめ、その結果を課長に");
        var first = bound(one, FIRST);
        decide(first, "2", 1, OWN, true, "結果は広報にも載せるため");
        var second = bound(NEXT.replace("点検の結果は、", "その結果は、"), SECOND);
        assertThat(of(second, OWN))
                .extracting(BoundClauses.Bound::span)
                .containsExactlyInAnyOrder(new Span("2", 1, 1), new Span("3", 1, 1));
        assertThat(of(second, OWN)).allSatisfy(bound -> {
            assertThat(bound.verdict()).isEqualTo(Verdict.UNSURE);
            assertThat(bound.byPerson()).isFalse();
            assertThat(bound.why().ja()).contains("2は「対応する」", "結果は広報にも載せるため", "規定が分かれた");
            assertThat(bound.why().en()).contains("2: bound", "was split");
        });
    }

    @Test
    void verdicts_on_clauses_that_were_merged_go_to_the_one_they_became() {
        var first = bound(OLD, FIRST);
        decide(first, "3", 1, OWN, true, "研修で扱う");
        var second = bound(NEXT, SECOND);
        var carried = of(second, OWN).getFirst();
        assertThat(carried.span()).isEqualTo(new Span("4", 1, 1));
        assertThat(carried.verdict()).isEqualTo(Verdict.BOUND);
        assertThat(carried.why().ja()).isEqualTo("研修で扱う");
    }

    @Test
    void contradictory_verdicts_on_merged_clauses_become_a_question_that_tells_both() {
        var first = bound(OLD, FIRST);
        decide(first, "3", 1, OWN, true, "研修で扱う");
        decide(first, "4", 1, OWN, false, "訓練では扱わない");
        var second = bound(NEXT, SECOND);
        assertThat(of(second, OWN)).hasSize(1);
        var carried = of(second, OWN).getFirst();
        assertThat(carried.verdict()).isEqualTo(Verdict.UNSURE);
        assertThat(carried.byPerson()).isFalse();
        assertThat(carried.why().ja()).contains("職員の判断が分かれています", "3は「対応する」（理由：研修で扱う）", "4は「対応しない」（理由：訓練では扱わない）");
    }

    @Test
    void a_verdict_whose_clause_or_sentence_is_gone_is_told_with_the_old_words() {
        var first = bound(OLD, FIRST);
        decide(first, "5", 1, OWN, true, "書棚も対象");
        decide(first, "2", 2, OWN, false, "別の規程による");
        var second = bound(
                OLD.replace("点検の結果は、課長に文書で報告しなければならない。", "").replace("5 保管", "").replace("書類は、鍵の掛かる棚に収める。", ""),
                SECOND);
        assertThat(of(second, OWN)).isEmpty();
        assertThat(left(second))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactlyInAnyOrder(
                        new VerdictsNotCarried.Left(
                                first,
                                first,
                                "5",
                                "書類は、鍵の掛かる棚に収める。",
                                OWN,
                                Verdict.BOUND,
                                new Text("書棚も対象", "書棚も対象"),
                                true),
                        new VerdictsNotCarried.Left(
                                first,
                                first,
                                "2",
                                "点検の結果は、課長に文書で報告しなければならない。",
                                OWN,
                                Verdict.REFUSED,
                                new Text("別の規程による", "別の規程による"),
                                false));
        assertThat(left(first)).isEmpty();
    }

    @Test
    void a_verdict_that_was_not_carried_is_dismissed_once_alone_with_an_entry_and_comes_back_when_it_is_given_anew() {
        var first = bound(OLD, FIRST);
        decide(first, "5", 1, OWN, true, "書棚も対象");
        decide(first, "2", 2, OWN, false, "別の規程による");
        var second = bound(
                OLD.replace("点検の結果は、課長に文書で報告しなければならない。", "").replace("5 保管", "").replace("書類は、鍵の掛かる棚に収める。", ""),
                SECOND);
        var shelf = left(second).stream()
                .filter(one -> one.path().equals("5"))
                .findFirst()
                .orElseThrow();
        assertThat(dismiss(second, shelf.id())).isEqualTo("5");
        assertThat(left(second)).extracting(VerdictsNotCarried.Left::path).containsExactly("2");
        assertThat(fixture.entries("controls.verdict.dismissed")).isEqualTo(1);
        assertThat(of(first, OWN)).hasSize(2);
        assertThatThrownBy(() -> dismiss(second, shelf.id())).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> dismiss(first, shelf.id())).isInstanceOf(Refusal.NotFound.class);
        assertThat(fixture.entries("controls.verdict.dismissed")).isEqualTo(1);

        decide(first, "5", 1, OWN, false, "書棚は対象外");
        assertThat(left(second)).extracting(VerdictsNotCarried.Left::path).containsExactlyInAnyOrder("2", "5");
    }

    private String dismiss(UUID version, UUID verdict) {
        return fixture.use(DismissVerdict.class).dismiss(fixture.officer(), new DismissVerdict.Input(version, verdict));
    }

    @Test
    void a_refusal_of_what_the_program_reads_is_kept_through_every_text_that_keeps_the_words() {
        var first = bound(OLD, FIRST);
        var training = read(first).bindings().stream()
                .filter(bound -> bound.span().path().equals("3"))
                .findFirst()
                .orElseThrow();
        assertThat(training.verdict()).isEqualTo(Verdict.BOUND);
        decide(first, "3", 1, training.topic(), false, "県が行う");
        var second = bound(OLD.replace("毎年研修を行う", "毎年度研修を行う"), SECOND);
        var third = bound(OLD.replace("毎年研修を行う", "毎年度研修を行う").replace("5 保管", "5 収納"), THIRD);
        for (var version : List.of(second, third)) {
            var carried = of(version, training.topic()).stream()
                    .filter(bound -> bound.span().path().equals("3"))
                    .toList();
            assertThat(carried).extracting(BoundClauses.Bound::verdict).containsExactly(Verdict.REFUSED);
            assertThat(carried.getFirst().why().ja()).isEqualTo("県が行う");
            assertThat(carried.getFirst().byPerson()).isTrue();
        }
    }

    @Test
    void a_question_that_nobody_answered_stays_one_in_the_text_after_it() {
        var first = bound(OLD, FIRST);
        decide(first, "3", 1, OWN, true, "研修で扱う");
        decide(first, "4", 1, OWN, false, "訓練では扱わない");
        bound(NEXT, SECOND);
        var third = bound(NEXT.replace("半年ごとに", "年に二回"), THIRD);
        assertThat(of(third, OWN)).extracting(BoundClauses.Bound::verdict).containsExactly(Verdict.UNSURE);
        assertThat(of(third, OWN).getFirst().why().ja()).contains("研修で扱う", "訓練では扱わない");
    }

    @Test
    void what_is_decided_of_a_text_afterwards_reaches_the_text_that_follows_it() {
        var first = bound(OLD, FIRST);
        var second = bound(NEXT, SECOND);
        decide(first, "2", 2, OWN, true, "後から分かった");
        assertThat(of(second, OWN)).extracting(BoundClauses.Bound::span).containsExactly(new Span("3", 1, 1));
        decide(first, "2", 2, OWN, false, "誤りだった");
        assertThat(of(second, OWN)).extracting(BoundClauses.Bound::verdict).containsExactly(Verdict.REFUSED);
    }

    @Test
    void what_a_person_decided_of_the_later_text_itself_stands() {
        var first = bound(OLD, FIRST);
        decide(first, "2", 2, OWN, true, "前の版で決めた");
        var second = bound(NEXT, SECOND);
        decide(second, "3", 1, OWN, false, "この版で決めた");
        decide(first, "2", 2, OWN, true, "前の版で決め直した");
        assertThat(of(second, OWN)).hasSize(1);
        assertThat(of(second, OWN).getFirst().verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(of(second, OWN).getFirst().why().ja()).isEqualTo("この版で決めた");
    }

    @Test
    void the_kind_that_a_person_gave_a_clause_goes_with_it() {
        var first = bound(OLD, FIRST);
        fixture.use(CorrectBinding.class)
                .relabel(fixture.officer(), new CorrectBinding.Kind(first, "2", ClauseKind.PROCEDURAL, "手続の規定"));
        var second = bound(NEXT, SECOND);
        assertThat(read(second).readings())
                .filteredOn(reading -> List.of("2", "3").contains(reading.path()))
                .allSatisfy(reading -> {
                    assertThat(reading.kind()).isEqualTo(ClauseKind.PROCEDURAL);
                    assertThat(reading.why().ja()).isEqualTo("手続の規定");
                    assertThat(reading.carried()).isTrue();
                })
                .hasSize(2);
    }

    private UUID bound(String text, LocalDate from) {
        var version = fixture.accept(
                        AcceptImport.Input.proposed(fixture.begin(text)).inForceFrom(from))
                .version();
        fixture.use(BindClauses.class).bind(fixture.officer(), version);
        return version;
    }

    private void decide(UUID version, String path, int sentence, String topic, boolean bound, String reason) {
        fixture.use(CorrectBinding.class)
                .decide(
                        fixture.officer(),
                        new CorrectBinding.Input(version, new Span(path, 1, sentence), topic, bound, reason));
    }

    private BoundClauses read(UUID version) {
        return fixture.use(BindingsInForce.class).of(fixture.officer(), version);
    }

    private List<BoundClauses.Bound> of(UUID version, String topic) {
        return read(version).bindings().stream()
                .filter(bound -> bound.topic().equals(topic))
                .toList();
    }

    private List<VerdictsNotCarried.Left> left(UUID version) {
        return fixture.use(VerdictsNotCarried.class).of(fixture.officer(), version);
    }
}
