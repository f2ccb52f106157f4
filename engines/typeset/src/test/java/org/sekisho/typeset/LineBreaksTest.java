package org.sekisho.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineBreaksTest {
    private static final int ROUNDS = 2_000;

    @Test
    void no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            String text = text(new Random(seed));
            List<String> lines = broken(text, 20);

            assertThat(String.join("", lines)).as("seed %d", seed).isEqualTo(text);
            for (int i = 1; i < lines.size(); i++) {
                assertThat("、。，．）」』】ーっゃァッ％々".indexOf(lines.get(i).charAt(0)))
                        .as("seed %d: %s", seed, lines)
                        .isNegative();
                String before = lines.get(i - 1);
                assertThat("（「『【".indexOf(before.charAt(before.length() - 1)))
                        .as("seed %d: %s", seed, lines)
                        .isNegative();
            }
        }
    }

    @Test
    void a_full_stop_too_many_hangs_in_the_margin() {
        assertThat(broken("一二三四五六七八九十。一", 10)).containsExactly("一二三四五六七八九十。", "一");
    }

    @Test
    void words_and_numbers_in_latin_letters_stay_whole() {
        assertThat(broken("一二三四五LGWAN接続", 8)).containsExactly("一二三四五", "LGWAN接続");
    }

    @Test
    void a_word_longer_than_a_line_is_cut_rather_than_lost() {
        assertThat(broken("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    }

    private static List<String> broken(String text, int measure) {
        List<String> signs = Signs.of(text);
        double[] widths = new double[signs.size()];
        Arrays.fill(widths, 1);
        return LineBreaks.of(signs, widths, measure, measure).stream()
                .map(line -> String.join("", signs.subList(line.from(), line.to())))
                .toList();
    }

    /** Words with brackets around some and points behind some, as sentences have them. */
    private static String text(Random random) {
        return IntStream.range(0, 60)
                .mapToObj(i -> {
                    String word = random.nextInt(3) == 0 ? "キーッァっゃ々".substring(0, 1 + random.nextInt(3)) : "情報資産";
                    return switch (random.nextInt(6)) {
                        case 0 -> "（" + word + "）";
                        case 1 -> "「『" + word + "』」。";
                        case 2 -> word + "、";
                        case 3 -> "【50％】";
                        default -> word;
                    };
                })
                .collect(Collectors.joining());
    }
}
