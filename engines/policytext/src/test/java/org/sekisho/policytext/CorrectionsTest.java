package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    private static final String TEXT = """
            1 目的
            市の情報を守る。
            2 定義
            (1) 端末
            職員の計算機をいう。
            (2) 職員等
            市の職員をいう。
            3 対策
            上記「2 定義」による職員等は、鍵を掛ける。また、画面を閉じる。
            """;

    private static PolicyDocument read() {
        return Inputs.read(TEXT);
    }

    private static List<String> paths(PolicyDocument document) {
        return document.clauses().stream().map(Clause::path).toList();
    }

    @Test
    void a_clause_moves_with_what_is_below_it_and_references_follow() throws CorrectionRefused {
        PolicyDocument moved = read().with(new Correction.Move("2", "3", 1));
        assertThat(paths(moved)).containsExactly("1", "3", "2", "2(1)", "2(2)");
        PolicyDocument deeper = read().with(new Correction.Move("2", "1", 2));
        assertThat(paths(deeper)).containsExactly("1", "1.2", "1.2(1)", "1.2(2)", "3");
        assertThat(deeper.references()).containsExactly(new Reference("3", "上記「2 定義」", List.of("1.2")));
    }

    @Test
    void a_wrong_number_joins_the_text_before_it() throws CorrectionRefused {
        PolicyDocument joined = read().with(new Correction.Join("2(2)", false));
        assertThat(joined.at("2(1)").orElseThrow().paragraphs()).containsExactly("職員の計算機をいう。", "(2) 職員等", "市の職員をいう。");
        assertThat(joined.terms()).containsExactly("端末");
    }

    @Test
    void a_sentence_becomes_a_clause_of_its_own() throws CorrectionRefused {
        String text = read().at("3").orElseThrow().paragraphs().getFirst();
        int at = text.indexOf("また");
        PolicyDocument split = read().with(new Correction.Split("3", 0, at, 2, "また、", Optional.empty()));
        assertThat(split.at("3また").orElseThrow().paragraphs()).containsExactly("画面を閉じる。");
        PolicyDocument paragraphs = read().with(new Correction.SplitParagraph("3", 0, at));
        assertThat(paragraphs.at("3").orElseThrow().paragraphs()).hasSize(2);
        assertThat(paragraphs.with(new Correction.JoinParagraphs("3", 0)).clauses())
                .isEqualTo(read().clauses());
    }

    @Test
    void borders_between_number_heading_and_text_are_drawn_anew() throws CorrectionRefused {
        PolicyDocument relabelled = read().with(new Correction.Relabel("1", 1, false, "1", Optional.empty()));
        assertThat(relabelled.at("1").orElseThrow().paragraphs()).containsExactly("目的", "市の情報を守る。");
        PolicyDocument container = read().with(new Correction.Relabel("2", 1, true, "2", Optional.of("定義")));
        assertThat(container.at("2").orElseThrow().container()).isTrue();
    }

    @Test
    void text_goes_to_the_layout_and_back() throws CorrectionRefused {
        PolicyDocument away = read().with(new Correction.ToLayout("1", 0));
        assertThat(away.layout())
                .singleElement()
                .satisfies(line -> assertThat(line.text()).isEqualTo("市の情報を守る。"));
        assertThat(away.with(new Correction.FromLayout(0, "1")).clauses()).isEqualTo(read().clauses());
    }

    @Test
    void what_does_not_fit_is_refused_with_the_reason() {
        assertRefused(new Correction.Move("9", "1", 1), CorrectionRefused.Reason.NO_SUCH_CLAUSE);
        assertRefused(new Correction.Move("2", "2(1)", 1), CorrectionRefused.Reason.INTO_ITSELF);
        assertRefused(new Correction.Move("2", "1", 13), CorrectionRefused.Reason.LEVEL_OUTSIDE);
        assertRefused(new Correction.Join("1", true), CorrectionRefused.Reason.NOTHING_BEFORE);
        assertRefused(new Correction.JoinParagraphs("1", 0), CorrectionRefused.Reason.NO_SUCH_PARAGRAPH);
        assertRefused(new Correction.SplitParagraph("1", 0, 0), CorrectionRefused.Reason.OFFSET_OUTSIDE);
        assertRefused(
                new Correction.Relabel("1", 1, false, "7", Optional.empty()),
                CorrectionRefused.Reason.NOT_THE_BEGINNING);
        assertRefused(new Correction.FromLayout(0, "1"), CorrectionRefused.Reason.NO_SUCH_ENTRY);
        assertRefused(new Correction.Title(Optional.of("無い題名")), CorrectionRefused.Reason.NOT_IN_PREAMBLE);
    }

    private static void assertRefused(Correction correction, CorrectionRefused.Reason reason) {
        CorrectionRefused refused = catchThrowableOfType(CorrectionRefused.class, () -> read().with(correction));
        assertThat(refused).as(correction.toString()).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
    }

    @Test
    void no_correction_loses_or_adds_a_sign() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int applied = 0;
        for (Path file : Inputs.all()) {
            PolicyDocument document = Inputs.read(file);
            Signs signs = Signs.of(document);
            for (int i = 0; i < 60; i++) {
                Correction correction = any(document, random);
                try {
                    document = document.with(correction);
                    applied++;
                } catch (CorrectionRefused e) {
                    continue;
                }
                assertThat(Signs.difference(signs, Signs.of(document)))
                        .as("seed " + seed + ", " + file.getFileName() + ", " + correction)
                        .isEmpty();
                assertThat(paths(document)).as("seed " + seed).doesNotHaveDuplicates();
            }
        }
        assertThat(applied).isGreaterThan(100);
    }

    private static Correction any(PolicyDocument document, Random random) {
        List<Clause> clauses = document.clauses();
        Clause one = clauses.get(random.nextInt(clauses.size()));
        Clause other = clauses.get(random.nextInt(clauses.size()));
        int paragraph = random.nextInt(2);
        String text = one.paragraphs().isEmpty() ? "" : one.paragraphs().getFirst();
        int offset = text.isEmpty() ? 0 : random.nextInt(text.length());
        String path = random.nextInt(8) == 0 ? PolicyDocument.PREAMBLE : one.path();
        return switch (random.nextInt(9)) {
            case 0 -> new Correction.Move(one.path(), other.path(), 1 + random.nextInt(3));
            case 1 -> new Correction.MoveParagraph(path, paragraph, other.path());
            case 2 -> new Correction.Join(one.path(), random.nextBoolean());
            case 3 -> new Correction.JoinParagraphs(one.path(), paragraph);
            case 4 -> new Correction.SplitParagraph(one.path(), 0, offset);
            case 5 ->
                new Correction.Split(
                        one.path(),
                        0,
                        offset,
                        1 + random.nextInt(4),
                        text.isEmpty() ? "" : text.substring(offset, offset + 1),
                        Optional.empty());
            case 6 ->
                new Correction.Relabel(
                        one.path(), 1 + random.nextInt(3), random.nextBoolean(), one.marker(), Optional.empty());
            case 7 -> new Correction.ToLayout(path, paragraph);
            default -> new Correction.FromLayout(random.nextInt(3), other.path());
        };
    }

    @Test
    void a_document_is_read_back_from_json_identical() throws IOException {
        for (Path file : Inputs.all()) {
            PolicyDocument document = Inputs.read(file);
            assertThat(PolicyJson.fromJson(PolicyJson.toJson(document)))
                    .as(file.getFileName().toString())
                    .isEqualTo(document);
        }
    }

    @Test
    void json_of_another_shape_is_refused_with_the_place() {
        for (String json : List.of(
                "[]",
                "{\"nodes\":[1]}",
                "{\"nodes\":[{}]}",
                "{\"title\":3}",
                "{\"doubts\":[{\"line\":1,\"kind\":\"x\",\"text\":\"\"}]}",
                "{")) {
            IOException refused = catchThrowableOfType(IOException.class, () -> PolicyJson.fromJson(json));
            assertThat(refused).as(json).isNotNull();
            assertThat(refused.getMessage()).contains("not a policy document");
        }
    }

    @Test
    void holders_and_children_follow_chapters_and_lists() {
        PolicyDocument document = Inputs.read(Inputs.synthetic().resolve("deep.txt"));
        assertThat(document.parentOf("第4条2(1)").map(Clause::path)).contains("第4条2");
        assertThat(document.parentOf("第4条").map(Clause::path)).contains("第2編第1章第1節第1款");
        assertThat(document.parentOf("第2編")).isEmpty();
        assertThat(document.parentOf("附則1")).isEmpty();
        assertThat(document.childrenOf("附則1")).extracting(Clause::path).containsExactly("附則1.1", "附則1.2");
        assertThat(document.childrenOf("第2編第1章")).extracting(Clause::path).containsExactly("第2編第1章第1節", "第2編第1章第2節");
    }
}
