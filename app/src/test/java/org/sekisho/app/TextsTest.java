package org.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.Permission;

/** The texts of both languages, and the templates that use them. */
final class TextsTest {

    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern USED = Pattern.compile(
            "(?:\\bt|\\bget|Message\\.of)\\(\\s*\"([a-z]+(?:\\.[a-z0-9-]+)+)\"|\\b(?:labelKey|key)\\s*=\\s*\"([a-z]+(?:\\.[a-z0-9-]+)+)\"");
    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*\\bsrc=)|\\sstyle\\s*=|\\son[a-z]+\\s*=\\s*\"|javascript:", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE = Pattern.compile("(?:src|href|action)=\"(?:https?:)?//");

    @Test
    void every_text_is_there_in_japanese_and_in_english() {
        assertThat(texts("ja").keySet()).isEqualTo(texts("en").keySet());
    }

    @Test
    void a_text_takes_the_same_arguments_in_both_languages() {
        var english = texts("en");
        texts("ja")
                .forEach((key, japanese) -> assertThat(arguments(english.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(arguments(japanese)));
    }

    @Test
    void every_text_that_a_page_or_a_message_names_exists() {
        var known = texts("ja").keySet();
        var missing = new TreeSet<String>();
        files(".jte", ".java").forEach(file -> {
            var matcher = USED.matcher(read(file));
            while (matcher.find()) {
                var key = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                if (!known.contains(key)
                        && known.stream().anyMatch(k -> k.startsWith(key.substring(0, key.indexOf('.') + 1)))) {
                    missing.add(key + " in " + file.getFileName());
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void every_permission_has_a_name_with_which_somebody_is_told_that_they_lack_it() {
        var names = texts("ja");
        assertThat(Permission.values())
                .allSatisfy(permission -> assertThat(names).containsKey("shared.permission." + permission));
    }

    @Test
    void no_template_has_script_or_style_in_it_or_asks_another_site_for_anything() {
        files(".jte").forEach(file -> {
            var text = read(file);
            assertThat(INLINE.matcher(text).results().map(m -> m.group()).toList())
                    .as(file.toString())
                    .isEmpty();
            assertThat(ELSEWHERE.matcher(text).results().map(m -> m.group()).toList())
                    .as(file.toString())
                    .isEmpty();
        });
    }

    private static TreeSet<Integer> arguments(String text) {
        var found = new TreeSet<Integer>();
        var matcher = Pattern.compile("\\{(\\d+)").matcher(text);
        while (matcher.find()) {
            found.add(Integer.valueOf(matcher.group(1)));
        }
        if (!found.isEmpty()) {
            assertThat(new MessageFormat(text).getFormatsByArgumentIndex())
                    .as(text)
                    .hasSize(found.last() + 1);
        }
        return found;
    }

    private static Map<String, String> texts(String language) {
        var found = new TreeMap<String, String>();
        files("_" + language + ".properties").forEach(file -> {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties.forEach((key, text) -> found.put((String) key, (String) text));
        });
        return found;
    }

    private static Stream<Path> files(String... endings) {
        try (var files = Files.walk(SOURCES)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
