package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sekisho.policytext.comparison.ComparisonTable;
import org.sekisho.policytext.comparison.ComparisonTable.Omission;
import org.sekisho.policytext.comparison.ComparisonTable.Place;
import org.sekisho.policytext.comparison.ComparisonTable.Provision;
import org.sekisho.policytext.comparison.ComparisonTable.Side;
import org.sekisho.policytext.comparison.MarkedText;
import org.sekisho.policytext.comparison.Revision;
import org.sekisho.policytext.lineage.Lineage;

/** What a reader of the table sees: what happened to each clause, and which words. */
class ComparisonTableTest {

    private static PolicyDocument document(String... lines) {
        return Inputs.read(String.join("\n\n", lines));
    }

    private static final PolicyDocument BEFORE = document(
            "村情報セキュリティ基本方針",
            "令和２年４月１日村長決裁",
            "1 目的",
            "この方針は、村の情報を守ることを目的とする。",
            "2 点検",
            "職員は、機器の状態を毎月点検する。点検の結果は、課長に文書で報告しなければならない。",
            "3 教育",
            "総務課は、全ての職員に毎年研修を行う。",
            "4 保管",
            "書類は、鍵の掛かる棚に収める。",
            "5 対策",
            "次の対策を実施する。",
            "(1) 庁舎の出入口を閉める。",
            "(2) 合言葉を人に教えない。",
            "(3) 電源を切って帰る。");

    private static final PolicyDocument AFTER = document(
            "村情報セキュリティ基本方針",
            "令和２年４月１日村長決裁",
            "令和８年４月１日村長決裁",
            "1 目的",
            "この方針は、村の情報を守ることを目的とする。",
            "2 点検",
            "職員は、機器の状態を毎月点検する。",
            "3 報告",
            "点検の結果は、課長に文書で報告しなければならない。",
            "4 教育",
            "総務課は、全ての職員に毎年研修を行う。",
            "5 対策",
            "次の対策を実施します。",
            "(1) 電源を切って帰る。",
            "(2) 庁舎の出入口を閉める。",
            "(3) 合言葉を人に教えない。",
            "(4) 窓口の端末に覗き見防止のフィルムを貼る。");

    private static String told(ComparisonTable.Row row) {
        return switch (row) {
            case Omission omission ->
                ComparisonTable.LEFT_OUT + " " + omission.provisions().size();
            case Provision provision ->
                provision.before().map(ComparisonTableTest::place).orElse("－") + " → "
                        + provision.after().map(ComparisonTableTest::place).orElse("－") + " "
                        + provision.changes().stream().sorted().map(Enum::name).collect(Collectors.joining("+"))
                        + (provision.remarks().isEmpty() ? "" : " " + provision.remarks());
        };
    }

    private static String place(Side side) {
        return switch (side.place()) {
            case Place.Title() -> "題名";
            case Place.PreambleLine(int line) -> "前文" + (line + 1);
            case Place.OfClause clause -> clause.path();
        };
    }

    @Test
    void each_row_says_what_happened() {
        var table = Revision.between(BEFORE, AFTER).table();
        assertThat(table.rows().stream().map(ComparisonTableTest::told))
                .containsExactly(
                        "前文1 → 前文1 ",
                        "前文2 → 前文2 ",
                        "－ → 前文3 INSERTED 新設",
                        "1 → 1 ",
                        "－ → 2 INSERTED+SPLIT 旧２から分割",
                        "2 → 3 CHANGED+RENUMBERED+SPLIT 旧２を繰下げ、一部を２に分割",
                        "3 → 4 RENUMBERED 旧３を繰下げ",
                        "4 → － DELETED 削除",
                        "5 → 5 CHANGED",
                        "5(3) → 5(1) MOVED+RENUMBERED 旧５(3)から移動",
                        "5(1) → 5(2) RENUMBERED 旧５(1)を繰下げ",
                        "5(2) → 5(3) RENUMBERED 旧５(2)を繰下げ",
                        "－ → 5(4) INSERTED 新設");
    }

    @Test
    void unchanged_clauses_are_left_out_but_not_what_holds_a_changed_one() {
        var before = document(
                "1 甲",
                "甲とする。",
                "2 乙",
                "乙とする。",
                "3 丙",
                "次のとおり。",
                "(1) 一とする。",
                "(2) 書類は、鍵の掛かる棚に収めるものとする。",
                "4 丁",
                "丁とする。");
        var after = document(
                "1 甲",
                "甲とする。",
                "2 乙",
                "乙とする。",
                "3 丙",
                "次のとおり。",
                "(1) 一とする。",
                "(2) 書類は、鍵の掛かる棚に納めるものとする。",
                "4 丁",
                "丁とする。");
        var table = Revision.between(before, after).table();
        assertThat(table.withoutUnchanged().rows().stream().map(ComparisonTableTest::told))
                .containsExactly("（略） 2", "3 → 3 ", "（略） 1", "3(2) → 3(2) CHANGED", "（略） 1");
        assertThat(table.withoutUnchanged().provisions())
                .isEqualTo(table.provisions().toList());
    }

    @Test
    void a_known_correspondence_is_kept_to() {
        var before = document("1 甲", "甲とする。", "2 乙", "乙とする。");
        var nothing = new Lineage(List.of(), List.of(), List.of());
        assertThat(Revision.between(before, before, nothing).table().rows().stream()
                        .map(ComparisonTableTest::told))
                .containsExactly("1 → － DELETED 削除", "2 → － DELETED 削除", "－ → 1 INSERTED 新設", "－ → 2 INSERTED 新設");
    }

    /** Both sides with what differs in brackets. */
    private static String marked(String before, String after) {
        var one = document("1 甲", "初めに置く文である。", "2 乙", before);
        var other = document("1 甲", "初めに置く文である。", "2 乙", after);
        var link = new ArrayList<Lineage.Link>();
        for (int i = 0; i < 2; i++) {
            link.add(new Lineage.Link(i, i, Lineage.Kind.KEPT, 1, Lineage.Ground.SAME_TEXT));
        }
        var provision = Revision.between(one, other, new Lineage(link, List.of(), List.of()))
                .table()
                .provisions()
                .toList()
                .getLast();
        return marked(provision.before()) + " → " + marked(provision.after());
    }

    private static String marked(Optional<Side> side) {
        return side.orElseThrow().paragraphs().stream()
                .flatMap(text -> text.pieces().stream())
                .map(piece -> piece.changed() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @Test
    void words_are_marked_as_words() {
        assertThat(marked("対策を実施する。", "対策を実施します。")).isEqualTo("対策を実施[する]。 → 対策を実施[します]。");
        assertThat(marked("緊急時対応計画を策定する。", "インシデント対応計画を策定する。")).isEqualTo("[緊急時]対応計画を策定する。 → [インシデント]対応計画を策定する。");
        assertThat(marked("システムを管理する。", "サービスを管理する。")).isEqualTo("[システム]を管理する。 → [サービス]を管理する。");
        assertThat(marked("令和2026年に行う。", "令和2021年に行う。")).isEqualTo("令和[2026]年に行う。 → 令和[2021]年に行う。");
        assertThat(marked("必要な規定を整備し対策を講じる。", "必要な規程を整備し、対策を講じる。"))
                .isEqualTo("必要な規[定]を整備し対策を講じる。 → 必要な規[程]を整備し[、]対策を講じる。");
    }

    @Test
    void no_sign_is_cut() {
        assertThat(marked("𠮷野の名で行う。", "𠮟野の名で行う。")).isEqualTo("[𠮷]野の名で行う。 → [𠮟]野の名で行う。");
        assertThat(marked("その名はか\u3099とする。", "その名はかとする。")).isEqualTo("その名は[か\u3099]とする。 → その名は[か]とする。");
        assertThat(marked("名は葛\udb40\udd00とする。", "名は葛\udb40\udd01とする。"))
                .isEqualTo("名は[葛\udb40\udd00]とする。 → 名は[葛\udb40\udd01]とする。");
    }

    @Test
    void marked_pieces_join_to_the_text_and_what_is_the_same_is_the_same_on_both_sides() {
        var random = new Random(20261122);
        String[] signs = {
            "情報", "する", "します", "を", "、", "𠮷", "か\u3099", "システム", "12", "。", "AB", "\u200d", "\udc00", "及び"
        };
        for (int i = 0; i < 3_000; i++) {
            var one = new StringBuilder();
            var other = new StringBuilder();
            for (int k = random.nextInt(14); k >= 0; k--) {
                String sign = signs[random.nextInt(signs.length)];
                one.append(random.nextInt(4) == 0 ? signs[random.nextInt(signs.length)] : sign);
                other.append(random.nextInt(4) == 0 ? "" : sign);
            }
            var before = one.toString();
            var after = other.toString();
            var sides = paragraphs(before, after);
            assertThat(sides.getFirst().text()).isEqualTo(before);
            assertThat(sides.getLast().text()).isEqualTo(after);
            assertThat(same(sides.getFirst())).as(before + " → " + after).isEqualTo(same(sides.getLast()));
            assertThat(sides.getFirst().changed() || sides.getLast().changed()).isEqualTo(!before.equals(after));
        }
    }

    private static List<MarkedText> paragraphs(String before, String after) {
        var provision = Revision.between(titled(before), titled(after))
                .table()
                .provisions()
                .toList();
        return List.of(
                provision.getFirst().before().orElseThrow().paragraphs().getFirst(),
                provision.getFirst().after().orElseThrow().paragraphs().getFirst());
    }

    private static PolicyDocument titled(String title) {
        return new PolicyDocument(
                Optional.of(title),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new java.util.LinkedHashMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static String same(MarkedText text) {
        return text.pieces().stream()
                .filter(piece -> !piece.changed())
                .map(MarkedText.Piece::text)
                .collect(Collectors.joining());
    }
}
