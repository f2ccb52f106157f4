package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Policies in the notations of many kinds of bodies, each with the outline that a reader of Japanese gives it. */
class NotationsTest {

    @TestFactory
    Stream<DynamicTest> each_notation_gives_the_outline_beside_it() {
        return files().map(file -> DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () -> assertThat(outline(Inputs.read(file)))
                        .isEqualTo(Files.readString(outlineOf(file)).lines().toList())));
    }

    @TestFactory
    Stream<DynamicTest> the_encoding_of_the_file_makes_no_difference() {
        return files().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            List<String> outline = outline(Inputs.read(file));
            String text = Inputs.text(file);
            String name = file.getFileName().toString();
            for (String charset : List.of("windows-31j", "EUC-JP", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-8")) {
                Charset encoding = Charset.forName(charset);
                if (encoding.newEncoder().canEncode(text)) {
                    assertThat(outline(Inputs.read(text.getBytes(encoding), name)))
                            .as(charset)
                            .isEqualTo(outline);
                }
            }
            byte[] marked = ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
            assertThat(outline(Inputs.read(marked, name))).as("UTF-8 with mark").isEqualTo(outline);
            String windows = text.replace("\n", "\r\n");
            assertThat(outline(Inputs.read(windows.getBytes(StandardCharsets.UTF_8), name)))
                    .as("CRLF")
                    .isEqualTo(outline);
        }));
    }

    private static Stream<Path> files() {
        return Stream.concat(
                Inputs.files(Inputs.synthetic(), ".txt").stream(), Inputs.files(Inputs.synthetic(), ".md").stream());
    }

    private static Path outlineOf(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".outline");
    }

    static List<String> outline(PolicyDocument document) {
        List<String> lines = new ArrayList<>();
        for (Clause clause : document.clauses()) {
            lines.add("  ".repeat(clause.level() - 1) + clause.path() + " | " + clause.marker() + " | "
                    + clause.caption().orElse("–") + " | " + String.join(" // ", clause.paragraphs())
                    + (clause.container() ? " | container" : ""));
        }
        lines.add("title: " + document.title().orElse("–"));
        document.terms().forEach(term -> lines.add("term: " + term));
        document.abbreviations().forEach((word, path) -> lines.add("abbreviation: " + word + " ← " + path));
        document.references()
                .forEach(one ->
                        lines.add("reference: " + one.from() + " " + one.text() + " → " + String.join(" ", one.to())));
        document.history()
                .forEach(event -> lines.add("history: " + event.kind().label() + " "
                        + event.decided().map(Object::toString).orElse("–") + " "
                        + event.by().or(event::instrument).orElse("–") + " "
                        + event.inForce().map(Object::toString).orElse("–")));
        document.nonPublic().forEach(one -> lines.add("not public: " + one.path() + " " + one.document()));
        document.doubts()
                .forEach(doubt -> lines.add("doubt: " + doubt.line() + " "
                        + doubt.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return lines;
    }
}
