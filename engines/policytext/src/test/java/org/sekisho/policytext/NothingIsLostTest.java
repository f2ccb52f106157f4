package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sign of a source stands somewhere in the reading, once. */
class NothingIsLostTest {

    @TestFactory
    Stream<DynamicTest> every_policy_keeps_every_sign() {
        return Inputs.all().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), () -> assertKept(Inputs.text(file), "")));
    }

    @TestFactory
    Stream<DynamicTest> every_policy_keeps_every_sign_as_html_docx_pdf_and_markdown() {
        return Inputs.all().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    List<String> lines = lines(Inputs.text(file));
                    Signs source = Signs.of(String.join("\n", lines));
                    assertSame(source, Inputs.read(Renderings.html(lines), "policy.html"), "html");
                    assertSame(source, Inputs.read(Renderings.docx(lines), "policy.docx"), "docx");
                    assertSame(source, Inputs.read(Renderings.pdf(lines), "policy.pdf"), "pdf");
                    byte[] markdown = String.join("\n\n", lines).getBytes(StandardCharsets.UTF_8);
                    assertSame(source, Inputs.read(markdown, "policy.md"), "md");
                }));
    }

    @Test
    void mutated_policies_keep_every_sign() {
        mutate(new Random().nextLong(), 200);
    }

    @Test
    @Tag("full")
    void mutated_policies_keep_every_sign_many_times() {
        mutate(new Random().nextLong(), 20_000);
    }

    private static void mutate(long seed, int times) {
        Random random = new Random(seed);
        List<Path> files = Inputs.all();
        for (int i = 0; i < times; i++) {
            Path file = files.get(random.nextInt(files.size()));
            String text = Mutations.mutated(Inputs.text(file), random);
            assertKept(text, "seed " + seed + ", round " + i + ", " + file.getFileName());
        }
    }

    @Test
    void paragraphs_keep_the_order_of_the_source() {
        for (Path file : Inputs.all()) {
            String source = squeezed(Inputs.text(file));
            for (Clause clause : Inputs.read(file).clauses()) {
                for (String paragraph : clause.paragraphs()) {
                    assertThat(source)
                            .as(file.getFileName() + " " + clause.path())
                            .satisfies(text ->
                                    assertThat(runs(text, squeezed(paragraph))).isTrue());
                }
            }
        }
    }

    /** Whether a paragraph stands in the source as one run, page layout aside, which may cut it once or twice. */
    private static boolean runs(String source, String paragraph) {
        if (source.contains(paragraph)) {
            return true;
        }
        for (int cut = 1; cut < paragraph.length(); cut++) {
            if (source.contains(paragraph.substring(0, cut)) && source.contains(paragraph.substring(cut))) {
                return true;
            }
        }
        return false;
    }

    private static String squeezed(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static void assertKept(String text, String which) {
        assertSame(Signs.of(text), Inputs.read(text), which);
    }

    private static void assertSame(Signs source, PolicyDocument document, String which) {
        assertThat(Signs.difference(source, Signs.of(document))).as(which).isEmpty();
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        return Collections.unmodifiableList(lines);
    }
}
