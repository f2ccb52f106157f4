package org.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of what is done about the Application Security Verification Standard. */
final class AsvsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern LINE =
            Pattern.compile("^\\| (V\\d+\\.\\d+) \\|[^|]+\\| ([^|]+) \\|([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+)`");
    private static final Set<String> STATES = Set.of("covered", "partly", "not met", "not applicable");
    private static final int SECTIONS = 80;

    @Test
    void every_section_of_the_standard_has_one_line_with_an_answer() throws IOException {
        var lines = LINE.matcher(list()).results().toList();
        assertThat(lines.stream().map(line -> line.group(1)).distinct()).hasSize(SECTIONS);
        assertThat(lines).hasSize(SECTIONS).allSatisfy(line -> {
            assertThat(STATES).as(line.group(1)).contains(line.group(2));
            assertThat(line.group(3)).as(line.group(1)).isNotBlank();
            if (line.group(2).equals("covered")) {
                assertThat(NAMED.matcher(line.group(3)).find())
                        .as(line.group(1) + " names what covers it")
                        .isTrue();
            }
        });
    }

    @Test
    void every_class_that_the_list_points_at_exists() throws IOException {
        Set<String> classes;
        try (var files = Files.walk(ROOT)) {
            classes = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        var missing = new TreeSet<String>();
        NAMED.matcher(list())
                .results()
                .map(found -> found.group(1))
                .filter(name -> !classes.contains(name))
                .forEach(missing::add);
        assertThat(missing).isEmpty();
    }

    private static String list() throws IOException {
        return Files.readString(ROOT.resolve("docs/asvs.md"));
    }
}
