package org.sekisho.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for whatever text comes: no exception, every span and every quotation is in the text. */
class BindingPropertiesTest {
    private static final List<String> PIECES = List.of(
            "情報セキュリティ",
            "監査",
            "自己点検",
            "を実施する",
            "しなければならない",
            "。",
            "、",
            "（",
            "）",
            "「",
            "」",
            "(",
            ")",
            "以下「基準」という。",
            "サーバ室",
            "ＬＧＷＡＮ接続系",
            "ﾊﾟｽﾜｰﾄﾞ",
            "ﾞ",
            "プログラム",
            "ログ",
            "を取得し",
            "場合には、",
            "ため、",
            "の結果、",
            "毎年度",
            "年１回以上",
            "必要に応じて",
            "をいう",
            "を目的とする",
            "脅威",
            "定義",
            "適用範囲",
            "附則",
            "委託先",
            "を選定し",
            "SNS",
            "ｸﾗｳﾄﾞ",
            "①",
            "㍿",
            "靱",
            "\uD867\uDE3D",
            "\uD83D",
            "\u0301",
            " ",
            "\u3000",
            "\n",
            "\0",
            "",
            "研修",
            "教育委員会",
            "pc",
            "id",
            "idea",
            "．",
            "1．5",
            "職員等は、",
            "次の対策を講ずる",
            "３か月に１回",
            "物理的な対策");

    @Test
    void any_text_is_bound_without_an_exception() {
        run(20261122L, 400);
    }

    @Test
    @Tag("full")
    void any_text_is_bound_without_an_exception_at_length() {
        for (long seed = 0; seed < 40; seed++) {
            run(seed, 2000);
        }
    }

    private static void run(long seed, int documents) {
        var random = new Random(seed);
        for (int i = 0; i < documents; i++) {
            var passages = passages(random);
            String where = "seed " + seed + ", document " + i + ": " + passages;
            check(text(random), passages, where);
        }
    }

    private static void check(String title, List<Passage> passages, String where) {
        var bound = Binder.bind(Catalogue.standard(), title, passages);
        assertThat(bound.readings())
                .as(where)
                .extracting(ClauseReading::path)
                .containsExactlyElementsOf(passages.stream().map(Passage::path).toList());
        for (int i = 0; i < passages.size(); i++) {
            var reading = bound.readings().get(i);
            assertQuoted(reading.reason(), passages.get(i), whole(passages.get(i)), title, where);
        }
        var seen = new HashSet<String>();
        for (Binding binding : bound.bindings()) {
            Passage passage = passages.stream()
                    .filter(p -> p.path().equals(binding.span().path()))
                    .findFirst()
                    .orElseThrow();
            String text = binding.span().text(passage);
            assertThat(text).as(where).isNotBlank();
            assertThat(binding.reasons()).as(where).isNotEmpty();
            binding.reasons().forEach(reason -> assertQuoted(reason, passage, text, title, where));
            binding.stated()
                    .ifPresent(stated -> assertThat(stated.words()).as(where).allMatch(text::contains));
            assertThat(Catalogue.standard().topic(binding.topic())).as(where).isPresent();
            assertThat(seen.add(binding.span() + binding.topic())).as(where).isTrue();
            assertThat(bound.readings())
                    .as(where)
                    .anyMatch(reading ->
                            reading.path().equals(passage.path()) && reading.kind() == ClauseKind.OBLIGATION);
        }
    }

    private static void assertQuoted(Reason reason, Passage passage, String sentence, String title, String where) {
        String place = switch (reason.where()) {
            case SENTENCE -> sentence;
            case CAPTION -> passage.caption().orElse("");
            case HEADING -> String.join("\n", passage.headings()) + "\n" + title;
            case PLACE -> "";
        };
        assertThat(reason.quotes()).as(where).allMatch(place::contains);
    }

    private static String whole(Passage passage) {
        return String.join("\n", passage.paragraphs());
    }

    private static List<Passage> passages(Random random) {
        var passages = new ArrayList<Passage>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            String path = i > 0 && random.nextBoolean()
                    ? passages.get(random.nextInt(i)).path() + "(" + i + ")"
                    : (random.nextInt(8) == 0 ? "附則" : "") + i;
            var paragraphs = new ArrayList<String>();
            for (int p = random.nextInt(3); p > 0; p--) {
                paragraphs.add(text(random));
            }
            passages.add(new Passage(
                    path,
                    Optional.of(Integer.toString(i)),
                    random.nextBoolean() ? Optional.of(text(random)) : Optional.empty(),
                    random.nextBoolean() ? List.of(text(random), text(random)) : List.of(),
                    paragraphs));
        }
        return passages;
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
