package org.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of what is done about the Application Security Verification Standard. */
final class AsvsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern LINE = Pattern.compile(
            "^\\| (V\\d+\\.\\d+\\.\\d+) \\| (\\d) \\|([^|]+)\\| ([^|]+) \\|([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern COUNT =
            Pattern.compile("^\\| (\\d) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+)`");
    private static final List<String> STATES = List.of("met", "partly", "not met", "not applicable");

    private record Line(String id, String level, String about, String state, String why) {}

    @Test
    void every_requirement_of_levels_1_and_2_has_one_line() throws IOException {
        var listed =
                lines().stream().map(line -> line.id() + "," + line.level()).toList();
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(requirements());
    }

    @Test
    void every_line_has_an_answer_and_what_is_met_names_what_meets_it() throws IOException {
        assertThat(lines()).allSatisfy(line -> {
            assertThat(line.about()).as(line.id()).isNotBlank();
            assertThat(STATES).as(line.id()).contains(line.state());
            assertThat(line.why()).as(line.id()).isNotBlank();
            if (line.state().equals("met")) {
                assertThat(NAMED.matcher(line.why()).find())
                        .as(line.id() + " names what meets it")
                        .isTrue();
            }
        });
    }

    @Test
    void the_numbers_at_the_top_are_those_of_the_lines() throws IOException {
        var counted = new TreeMap<String, List<Long>>();
        for (var level : List.of("1", "2")) {
            counted.put(level, STATES.stream().map(state -> count(level, state)).toList());
        }
        var said = new TreeMap<String, List<Long>>();
        COUNT.matcher(list())
                .results()
                .forEach(row -> said.put(
                        row.group(1),
                        List.of(
                                Long.valueOf(row.group(2)),
                                Long.valueOf(row.group(3)),
                                Long.valueOf(row.group(4)),
                                Long.valueOf(row.group(5)))));
        assertThat(said).isEqualTo(counted);
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

    private static long count(String level, String state) {
        try {
            return lines().stream()
                    .filter(line -> line.level().equals(level) && line.state().equals(state))
                    .count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Line> lines() throws IOException {
        return LINE.matcher(list())
                .results()
                .map(row -> new Line(row.group(1), row.group(2), row.group(3), row.group(4), row.group(5)))
                .toList();
    }

    /** Identifiers and levels, as the standard numbers them. */
    private static List<String> requirements() throws IOException {
        try (var data = AsvsTest.class.getResourceAsStream("/sekisho/asvs-5.0.0.csv")) {
            return new String(Objects.requireNonNull(data).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    private static String list() throws IOException {
        return Files.readString(ROOT.resolve("docs/asvs.md"));
    }
}
