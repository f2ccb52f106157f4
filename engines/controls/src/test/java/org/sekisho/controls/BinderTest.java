package org.sekisho.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one sentence binds to, and what it only mentions. */
class BinderTest {

    @ParameterizedTest
    @CsvSource({
        "サーバー室への立ち入りを制限する。, physical.areas",
        "委託先を選定する。, outsourcing.contracts",
        "外部委託業者に対し必要な監督を行う。, outsourcing.contracts",
        "ｾｷｭﾘﾃｨに関する訓練を行う。, staff.training",
        "コンピューターウィルスを検知する仕組みを導入する。, technical.malware",
        "サイバーセキュリティ監査を実施するものとする。, review.audit",
        "ソーシャルメディアの運用に関する規程を定める。, outsourcing.sns",
        "事故対応計画を策定しなければならない。, operation.incident-plan",
        "違反の程度によっては、懲戒処分の対象となる。, operation.discipline",
        "職員は、この基本方針を守る責任がある。, staff.obedience",
        "許可を受けた者以外を管理区域に立ち入らせない。, physical.areas",
        "顔認証及び暗証番号を併用する。, network.mfa",
    })
    void words_are_read_in_all_their_ways_of_writing(String sentence, String topic) {
        assertThat(bind(sentence)).extracting(Binding::topic).containsExactly(topic);
    }

    @ParameterizedTest
    @CsvSource({
        "監査の結果を踏まえ、この方針を見直す。, review.revision",
        "教育委員会に情報セキュリティ管理者を置く。, organisation.structure",
        "監査の結果を評価し、改める必要が認められたときは、この方針を見直す。, review.revision",
        "訓練の結果、計画に不備が見つかった場合には、緊急時対応計画を見直す。, operation.incident-plan",
    })
    void what_a_sentence_only_mentions_binds_nothing(String sentence, String topic) {
        assertThat(bind(sentence)).extracting(Binding::topic).containsExactly(topic);
    }

    @ParameterizedTest
    @CsvSource({
        "研修を実施することができる。",
        "監査とは、対策の状況を調べることをいう。",
        "近年、不正アクセスが増えている。",
        "この方針は、研修及び監査について定めることを目的とする。",
        "次の脅威を想定する。",
        "この規程は、公布の日から施行する。",
        "情報資産を取り扱う職員をいい、非常勤の職員を含む。",
        "研修を定着させるため、次のことを行う。",
    })
    void what_asks_for_nothing_binds_nothing(String sentence) {
        assertThat(bind(sentence)).isEmpty();
    }

    @Test
    void one_sentence_holds_several_obligations() {
        assertThat(bind("アクセス制御、ウイルス対策及びバックアップを行う。"))
                .extracting(Binding::topic)
                .containsExactlyInAnyOrder("technical.access-control", "technical.malware", "technical.backup");
    }

    @Test
    void a_sentence_that_only_leads_to_its_items_leaves_the_topics_to_them() {
        assertThat(Binder.bind(
                                Catalogue.standard(),
                                "",
                                List.of(
                                        passage("5", "技術的セキュリティ", "次に掲げる技術的な対策を講じる。"),
                                        item("5ア", "アクセス制御"),
                                        item("5イ", "不正プログラム対策")))
                        .bindings())
                .extracting(binding -> binding.span().path(), Binding::topic)
                .containsExactly(tuple("5ア", "technical.access-control"), tuple("5イ", "technical.malware"));
    }

    @Test
    void a_sentence_whose_items_name_no_topic_keeps_the_core_of_its_measure() {
        assertThat(Binder.bind(
                                Catalogue.standard(),
                                "",
                                List.of(
                                        passage("5", "技術的セキュリティ", "次に掲げる技術的な対策を講じる。"),
                                        item("5ア", "甲の部"),
                                        item("5イ", "乙の部")))
                        .bindings())
                .extracting(binding -> binding.span().path())
                .isNotEmpty()
                .containsOnly("5");
    }

    @Test
    void an_item_that_says_when_binds_nothing() {
        assertThat(Binder.bind(
                                Catalogue.standard(),
                                "",
                                List.of(
                                        passage("8", "見直し", "次に掲げる場合は、この方針を見直す。"),
                                        item("8ア", "監査及び自己点検の結果を評価し、見直しを要すると認めたとき。")))
                        .bindings())
                .extracting(binding -> binding.span().path(), Binding::topic)
                .containsExactly(tuple("8", "review.revision"));
    }

    @Test
    void two_ways_to_the_same_occasion_are_one_condition() {
        assertThat(bind("情報セキュリティポリシーを制定し、又は改定したときは、その内容を全ての職員に周知する。"))
                .extracting(Binding::topic)
                .containsExactly("policy.notice");
    }

    @Test
    void leave_that_somebody_gives_is_asked_for() {
        assertThat(bind("規定によることが困難なときは、CISOの許可を得て、例外措置を講じることができる。"))
                .extracting(Binding::topic)
                .containsExactly("operation.exceptions");
    }

    @Test
    void a_sentence_that_goes_on_about_the_one_before_it_asks_for_the_same() {
        var passage = new Passage(
                "7", Optional.of("7"), Optional.of("検証"), List.of(), List.of("課は、毎年度自己点検を実施する。総務課は、その結果を集計する。"));
        assertThat(Binder.bind(Catalogue.standard(), "", List.of(passage)).bindings())
                .extracting(binding -> binding.span().sentence(), Binding::topic)
                .containsExactly(tuple(1, "review.self-check"), tuple(2, "review.self-check"));
    }

    @Test
    void a_reason_quotes_the_words_as_printed() {
        assertThat(bind("ＳＮＳを利用する場合は、責任者を定める。"))
                .singleElement()
                .satisfies(binding ->
                        assertThat(binding.reasons().getFirst().quotes()).contains("ＳＮＳ"));
    }

    @Test
    void a_sentence_without_a_topic_speaks_of_what_its_caption_names() {
        var passage = new Passage("7", Optional.of("7"), Optional.of("監査及び自己点検"), List.of(), List.of("定期的に実施する。"));
        assertThat(Binder.bind(Catalogue.standard(), "", List.of(passage)).bindings())
                .extracting(Binding::topic)
                .containsExactlyInAnyOrder("review.audit", "review.self-check");
    }

    @ParameterizedTest
    @CsvSource({
        "職員は、事故を発見したときは、直ちに課長に報告しなければならない。, staff.incident-reporting",
        "速やかに行う。, staff.incident-reporting",
        "課長は、事故の原因を調査し、その結果を検証しなければならない。, operation.incident-plan",
        "課長は、前項の報告を受けたときは、再発を防止するための措置を講ずる。, operation.incident-plan",
        "統括責任者は、報告のあった事故を分析しなければならない。, operation.incident-plan",
        "課長は、事故の経過の記録を作成し、5年間保存する。, operation.incident-plan",
    })
    void what_follows_a_report_is_bound_to_the_handling_of_incidents_and_not_to_the_report(
            String sentence, String topic) {
        for (var caption : List.of("事故の報告", "報告")) {
            var passage =
                    new Passage("9", Optional.of("9"), Optional.of(caption), List.of("人的セキュリティ"), List.of(sentence));
            assertThat(Binder.bind(Catalogue.standard(), "", List.of(passage)).bindings())
                    .as(caption)
                    .extracting(Binding::topic, Binding::confidence)
                    .containsExactly(tuple(topic, Confidence.SURE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "監査, 監査人は、監査の結果を分析し、報告する。, review.audit",
        "アクセス記録, 事故に備え、アクセス記録を取得し、1年間保存する。, technical.logs",
    })
    void analysing_and_recording_are_of_incidents_only_where_the_sentence_says_so(
            String caption, String sentence, String topic) {
        var passage = new Passage("9", Optional.of("9"), Optional.of(caption), List.of(), List.of(sentence));
        assertThat(Binder.bind(Catalogue.standard(), "", List.of(passage)).bindings())
                .extracting(Binding::topic)
                .containsExactly(topic);
    }

    @Test
    void what_a_body_calls_by_its_own_name_is_bound_once_the_body_says_so() throws Exception {
        String sentence = "守りの手引を策定する。";
        assertThat(bind(sentence)).isEmpty();
        var own = Catalogue.standard()
                .extendedBy(new ByteArrayInputStream("""
                                id: mycity
                                version: 1
                                date: 2027-04-01
                                variants:
                                  緊急時対応計画: [守りの手引]
                                """.getBytes(StandardCharsets.UTF_8)), "own.yaml");
        assertThat(bind(own, sentence)).extracting(Binding::topic).containsExactly("operation.incident-plan");
    }

    @ParameterizedTest
    @CsvSource({
        "許可を求める者は、その許可をする者を兼ねることができない。, organisation.separation-of-duties",
        "この規程により難い事情があるときは、許可を受けて、期間を限り、これによらないことができる。, operation.exceptions",
    })
    void a_leave_denied_and_a_leave_to_depart_from_the_rules_are_obligations(String sentence, String topic) {
        assertThat(bind(sentence)).extracting(Binding::topic).contains(topic);
    }

    @Test
    void words_that_no_cue_knows_are_bound_by_their_likeness_to_an_example_that_the_reason_shows() {
        assertThat(bind("校長室の帳簿の控えを毎晩取り、別の建物に置く。")).singleElement().satisfies(binding -> {
            assertThat(binding.topic()).isEqualTo("technical.backup");
            assertThat(binding.reasons().getFirst().why().ja())
                    .startsWith("この項目の文例「")
                    .contains("控え")
                    .endsWith("」に似ています。");
        });
    }

    @Test
    void the_parts_of_a_list_are_bound_each_by_what_it_is_like() {
        assertThat(bind("端末その他の機器の管理、アクセス権限の制御、外部からの不正な侵入の防止その他の技術的な対策を行う。"))
                .extracting(Binding::topic)
                .contains("technical.computers", "technical.access-control", "technical.intrusion");
    }

    @Test
    void what_shares_nothing_with_the_nearest_example_is_unsure() {
        assertThat(bind("ポポン岬のヌベ祭でギョロ踊りをクネるものとする。")).noneMatch(binding -> binding.confidence() == Confidence.SURE);
    }

    @Test
    void what_a_body_adds_as_cue_or_example_binds_its_own_sentences() throws Exception {
        String byCue = "年に一度のひもろぎを催すものとする。";
        String byExample = "組合員は、みどりの函に納めたものを日没までに蔵へ移すものとする。";
        var own = Catalogue.standard()
                .extendedBy(new ByteArrayInputStream("""
                                id: mycity
                                version: 1
                                date: 2027-04-01
                                binds:
                                  - topic: staff.training
                                    act: ["ひもろぎ > 催"]
                                  - topic: technical.backup
                                    examples: ["みどりの函に納めたものを蔵へ移す。", "みどりの函のものは、日没までに蔵へ移す。"]
                                """.getBytes(StandardCharsets.UTF_8)), "own.yaml");
        assertThat(bind(own, byCue)).extracting(Binding::topic).containsExactly("staff.training");
        assertThat(bind(own, byExample)).extracting(Binding::topic).contains("technical.backup");
        assertThat(bind(byExample)).extracting(Binding::topic).doesNotContain("technical.backup");
    }

    @ParameterizedTest
    @CsvSource({
        "研修を毎年度行う。, FISCAL_YEAR",
        "研修を年１回以上行う。, FISCAL_YEAR",
        "研修を年に二回行う。, HALF_YEAR",
        "研修を四半期ごとに行う。, QUARTER",
        "研修を毎月行う。, MONTH",
        "研修を３年に１回行う。, THREE_FISCAL_YEARS",
    })
    void a_period_in_the_text_is_found(String sentence, Period period) {
        assertThat(bind(sentence))
                .singleElement()
                .satisfies(binding ->
                        assertThat(binding.stated().orElseThrow().period()).contains(period));
    }

    private static Passage passage(String path, String caption, String sentence) {
        return new Passage(path, Optional.of(path), Optional.of(caption), List.of(), List.of(sentence));
    }

    private static Passage item(String path, String words) {
        return new Passage(path, Optional.of(path), Optional.empty(), List.of(), List.of(words));
    }

    private static List<Binding> bind(String sentence) {
        return bind(Catalogue.standard(), sentence);
    }

    private static List<Binding> bind(Catalogue catalogue, String sentence) {
        var passage = new Passage("1", Optional.of("1"), Optional.empty(), List.of(), List.of(sentence));
        return Binder.bind(catalogue, "", List.of(passage)).bindings();
    }
}
