package org.sekisho.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher on a small source tree, with a JDK, a Maven and a Node that only write down how they were called: what it
 * looks for, when it builds, and what it passes on.
 */
final class LauncherTest {
    /* Everything the launcher may use of the system; nothing else is on its PATH. */
    private static final List<String> SYSTEM_PROGRAMS = List.of(
            "awk",
            "cat",
            "date",
            "find",
            "flock",
            "getconf",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "sort",
            "tail",
            "touch");

    @TempDir
    private Path temporary;

    private Path tree = Path.of("");
    private Path bin = Path.of("");
    private Path jdks = Path.of("");
    private Path calls = Path.of("");

    @BeforeEach
    void makeTree() throws IOException {
        // A blank in the name, as in the home of anybody.
        tree = temporary.resolve("source tree");
        bin = temporary.resolve("bin");
        jdks = temporary.resolve("jdks");
        calls = temporary.resolve("calls");
        Files.createDirectories(bin);
        Files.createDirectories(jdks);
        Files.createDirectories(tree);
        Files.copy(Call.root().resolve("sekisho"), tree.resolve("sekisho"));
        executable(tree.resolve("sekisho"));
        Call.write(tree.resolve("pom.xml"), "<project/>");
        Call.write(tree.resolve("cli/src/main/java/One.java"), "1");
        Call.write(tree.resolve("cli/src/main/java/Two.java"), "2");
        Call.write(tree.resolve("cli/src/test/java/OneTest.java"), "test");
        age(tree);
        for (String program : SYSTEM_PROGRAMS) {
            installProgram(program, "exec " + systemProgram(program) + " \"$@\"");
        }
    }

    private void installAll() throws IOException {
        installJdk("jdk-25", "25.0.3");
        installMaven("""
                sleep 1
                mkdir -p "$folder/cli-lib"
                : > "$folder/cli-lib/one.jar"
                echo '[INFO] Building Sekisho: commands 0.1.0 [1/1]'
                """);
        installProgram("node", "echo v20.20.2");
        installProgram("npm", ":");
    }

    private Path installJdk(String name, String version) throws IOException {
        Path jdk = jdks.resolve(name);
        Call.write(jdk.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        Call.write(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        Call.write(jdk.resolve("bin/java"), """
                #!/bin/sh
                case "$*" in
                *org.sekisho.cli.Train*) exit 0 ;;
                *linger*) sleep 3 ;;
                esac
                echo "JDK %s in $PWD language $SEKISHO_LANGUAGE locale $LC_ALL"
                for word; do echo "[$word]"; done
                """.formatted(name));
        executable(jdk.resolve("bin/javac"));
        executable(jdk.resolve("bin/java"));
        return jdk;
    }

    private void installMaven(String build) throws IOException {
        installProgram("mvn", """
                [ "$1" != -v ] || { echo "Apache Maven 3.8.7"; exit 0; }
                echo "build with $JAVA_HOME" >> '%s'
                for word; do case $word in -Dassembly.folder=*) folder=${word#*=} ;; esac; done
                %s
                """.formatted(calls, build));
    }

    private void installProgram(String name, String script) throws IOException {
        Call.write(bin.resolve(name), "#!/bin/sh\n" + script);
        executable(bin.resolve(name));
    }

    private Call sekisho(String... arguments) {
        return environment(Call.of(tree.resolve("sekisho"), arguments));
    }

    private Call environment(Call call) {
        return call.with("PATH", bin.toString())
                .with("HOME", temporary.toString())
                .with("SEKISHO_JDK_FOLDERS", jdks + "/*");
    }

    private int builds() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    @Test
    void without_a_jdk_it_says_which_one_is_missing_and_how_to_get_it() throws Exception {
        Path old = installJdk("jdk-17", "17.0.15");
        Call.Result english = sekisho("version").run();
        assertThat(english.exit()).isEqualTo(3);
        assertThat(english.out()).isEmpty();
        assertThat(english.err())
                .contains("JDK 25 or later is missing")
                .contains("Java 17 (" + old + ")")
                .contains("temurin-25-jdk")
                .contains("JAVA_HOME");
        assertThat(sekisho("version").with("LANG", "ja_JP.UTF-8").run().err()).contains("JDK 25 以上がありません");
    }

    @Test
    void everything_that_is_missing_is_named_at_once() throws Exception {
        Call.Result result = sekisho("version").run();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .contains("JDK 25 or later is missing")
                .contains("Node.js 20 or later with npm is missing. Install it with: sudo apt-get install nodejs npm");
    }

    @Test
    void too_old_a_maven_or_node_is_refused() throws Exception {
        installAll();
        installProgram("mvn", "echo 'Apache Maven 3.6.3'");
        installProgram("node", "echo v18.19.0");
        Call.Result result = sekisho("version").run();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("Maven 3.8 or later").contains("found: v18.19.0");
    }

    @Test
    void a_jdk_25_is_found_beside_older_and_later_ones() throws Exception {
        installAll();
        installJdk("jdk-11", "11.0.2");
        installJdk("a-later-jdk", "26");
        assertThat(sekisho("version").run().out()).startsWith("JDK jdk-25 in ");
    }

    @Test
    void a_later_jdk_serves_when_there_is_no_25() throws Exception {
        installAll();
        deleteTree(jdks.resolve("jdk-25"));
        installJdk("jdk-26", "26.0.1");
        assertThat(sekisho("version").run().out()).startsWith("JDK jdk-26 in ");
    }

    @Test
    void a_jdk_that_java_home_names_is_found_anywhere() throws Exception {
        installAll();
        deleteTree(jdks.resolve("jdk-25"));
        Path elsewhere = installJdk("elsewhere", "25.0.1");
        Call.Result result = environment(Call.of(tree.resolve("sekisho"), "version"))
                .with("SEKISHO_JDK_FOLDERS", temporary.resolve("none").toString())
                .with("JAVA_HOME", elsewhere.toString())
                .run();
        assertThat(result.out()).startsWith("JDK elsewhere in ");
    }

    @Test
    void the_first_call_builds_and_the_second_does_not() throws Exception {
        installAll();
        Call.Result first = sekisho("version").run();
        assertThat(first.exit()).isZero();
        assertThat(first.err()).contains("1/1 Sekisho: commands");
        assertThat(first.out()).startsWith("JDK jdk-25 in ").contains("[org.sekisho.cli.Main]\n[version]");
        Call.Result second = sekisho("version").run();
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void it_builds_again_when_a_source_is_changed_added_or_removed_and_not_for_a_test() throws Exception {
        installAll();
        sekisho("version").run();
        Files.writeString(tree.resolve("cli/src/test/java/OneTest.java"), "other test");
        sekisho("version").run();
        assertThat(builds()).as("after a test was changed").isEqualTo(1);
        Files.writeString(tree.resolve("cli/src/main/java/One.java"), "other");
        sekisho("version").run();
        assertThat(builds()).as("after a source was changed").isEqualTo(2);
        Files.delete(tree.resolve("cli/src/main/java/Two.java"));
        sekisho("version").run();
        assertThat(builds()).as("after a source was removed").isEqualTo(3);
        Call.write(tree.resolve("app/src/main/resources/new.txt"), "new");
        sekisho("version").run();
        assertThat(builds()).as("after a source was added").isEqualTo(4);
    }

    @Test
    void it_builds_again_when_the_jdk_was_replaced() throws Exception {
        installAll();
        sekisho("version").run();
        installJdk("jdk-25", "25.0.4");
        sekisho("version").run();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void two_calls_at_once_build_once_and_both_succeed() throws Exception {
        installAll();
        Process first = sekisho("version").start();
        Process second = sekisho("version").start();
        Call.Result one = Call.finish(first);
        Call.Result two = Call.finish(second);
        assertThat(builds()).isEqualTo(1);
        assertThat(List.of(one, two)).allSatisfy(result -> {
            assertThat(result.exit()).isZero();
            assertThat(result.out()).startsWith("JDK jdk-25 in ");
        });
        assertThat(one.err() + two.err()).contains("another call is building");
    }

    @Test
    void a_build_leaves_the_folder_of_a_running_program_alone_and_clears_it_afterwards() throws Exception {
        installAll();
        sekisho("version").run();
        Path used = folders().getFirst();
        Process running = sekisho("linger").start();
        Thread.sleep(500);
        Files.writeString(tree.resolve("cli/src/main/java/One.java"), "other");
        sekisho("version").run();
        assertThat(folders()).hasSize(2).contains(used);
        assertThat(Call.finish(running).exit()).isZero();
        Files.writeString(tree.resolve("cli/src/main/java/One.java"), "another");
        sekisho("version").run();
        assertThat(folders()).hasSize(1).doesNotContain(used);
    }

    @Test
    void a_failed_build_names_its_log_and_writes_nothing_on_standard_output() throws Exception {
        installAll();
        installMaven("echo '[ERROR] One.java:[1,1] class expected'; echo '[ERROR] -> [Help 1]'; exit 1");
        Call.Result result = sekisho("policy", "read", "x", "--json").run();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("dist/target/sekisho/build.log")
                .contains("One.java:[1,1] class expected")
                .doesNotContain("Help 1");
        installAll();
        assertThat(sekisho("version").run().exit()).as("the next call").isZero();
    }

    @Test
    void it_runs_from_anywhere_through_links_and_keeps_folder_and_arguments() throws Exception {
        installAll();
        Path elsewhere = Files.createDirectories(temporary.resolve("else where"));
        Path link =
                Files.createSymbolicLink(elsewhere.resolve("sekisho-link"), Path.of("..", "source tree", "sekisho"));
        Path linkToLink = Files.createSymbolicLink(temporary.resolve("second"), link);
        Call.Result result = environment(Call.of(linkToLink, "policy", "read", "方針 一.txt", "*"))
                .in(elsewhere)
                .run();
        assertThat(result.out())
                .startsWith("JDK jdk-25 in " + elsewhere + " language en locale C.UTF-8")
                .endsWith("[policy]\n[read]\n[方針 一.txt]\n[*]");
    }

    @Test
    void the_language_is_that_of_the_locale() throws Exception {
        installAll();
        assertThat(sekisho("version").with("LANG", "ja_JP.UTF-8").run().out()).contains("language ja");
        assertThat(sekisho("version")
                        .with("LANG", "ja_JP.UTF-8")
                        .with("LC_ALL", "C")
                        .run()
                        .out())
                .contains("language en");
    }

    @Test
    void a_folder_built_elsewhere_is_run_without_building() throws Exception {
        installJdk("jdk-25", "25.0.3");
        Path assembly = temporary.resolve("assembly");
        Call.write(assembly.resolve("cli-lib/one.jar"), "");
        Call.Result result =
                sekisho("version").with("SEKISHO_ASSEMBLY", assembly.toString()).run();
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("[-Dsekisho.assembly=" + assembly + "]");
    }

    @Test
    void an_unknown_option_of_test_is_refused_before_anything_is_built() throws Exception {
        Call.Result result = sekisho("test", "--ful").run();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("--ful").contains("sekisho test --help");
    }

    @Test
    void the_tests_print_minutes_and_counts_per_module() throws Exception {
        installAll();
        Call.write(
                tree.resolve("dist/src/launcher/summary.awk"),
                Files.readString(Call.root().resolve("dist/src/launcher/summary.awk")));
        installMaven("""
                echo '[INFO] Building Sekisho engine: policy text 0.1.0-SNAPSHOT                  [1/2]'
                echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in OneTest'
                echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0'
                echo '[INFO] Building Sekisho: application 0.1.0-SNAPSHOT                         [2/2]'
                echo '[ERROR] Tests run: 40, Failures: 1, Errors: 2, Skipped: 4, Time elapsed: 63.04 s <<< FAILURE! -- in org.sekisho.TwoTest'
                echo '[ERROR] Tests run: 40, Failures: 1, Errors: 2, Skipped: 4'
                echo '[ERROR]   TwoTest.a_thing_holds:12 expected true'
                echo '[INFO] Reactor Summary for Sekisho 0.1.0-SNAPSHOT:'
                echo '[INFO] Sekisho engine: policy text ........................ SUCCESS [ 30.000 s]'
                echo '[INFO] Sekisho: application ............................... FAILURE [01:30 min]'
                exit 1
                """);
        Call.Result result = sekisho("test").run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .containsPattern(
                        "0\\.5 min  Sekisho engine: policy text +Tests run: 3, Failures: 0, Errors: 0, Skipped: 0")
                .containsPattern("1\\.5 min  Sekisho: application +Tests run: 40, Failures: 1, .*FAILED")
                .containsPattern("in all +Tests run: 43, Failures: 1, Errors: 2, Skipped: 4")
                .contains("1.1 min  of these TwoTest")
                .doesNotContain("OneTest");
        assertThat(result.err())
                .contains("TwoTest.a_thing_holds:12 expected true")
                .contains("test.log");
    }

    @Test
    void the_full_run_fuzzes_each_target_alone_and_reports_what_it_did() throws Exception {
        installAll();
        installProgram("git", "[ \"$3\" != rev-parse ] || echo 12ab34c");
        Call.write(
                tree.resolve("dist/src/launcher/summary.awk"),
                Files.readString(Call.root().resolve("dist/src/launcher/summary.awk")));
        Call.write(tree.resolve("docs/terms.md"), "# Terms\n");
        Call.write(tree.resolve("engines/one/src/test/java/org/OneFuzzTest.java"), """
                class OneFuzzTest {
                    @FuzzTest(maxDuration = "2m")
                    void text(byte[] bytes) {}

                    @Test
                    void nothing_else() {}

                    @FuzzTest
                    void archive(byte[] bytes) {}
                }
                """);
        installMaven("""
                case "${JAZZER_FUZZ:-} $*" in
                *tests.excluded*) echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0' ;;
                "1 "*"-pl ./engines/one -am -Dtest=OneFuzzTest#text "*-Djazzer.max_duration=7s*)
                    echo 'Done 6001 runs in 8 second(s)' ;;
                *OneFuzzTest#archive*)
                    echo '#43 NEW cov: 7'
                    echo '[ERROR] OneFuzzTest.archive FuzzTestFinding'
                    exit 1 ;;
                *) exit 9 ;;
                esac
                """);
        Call.Result result =
                sekisho("test", "--full").with("SEKISHO_FUZZ_SECONDS", "7").run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("OneFuzzTest.archive FuzzTestFinding")
                .contains("fuzz-OneFuzzTest#archive.log");
        assertThat(Files.readString(tree.resolve("docs/test-report.md")))
                .contains("| commit | 12ab34c |")
                .contains("| result | FAILED |")
                .contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0")
                .contains("| `OneFuzzTest#text` | 8 | 6001 | passed |")
                .contains("| `OneFuzzTest#archive` | – | 43 | FAILED |")
                .doesNotContain(temporary.toString());
    }

    @Test
    void a_time_of_fuzzing_that_is_no_number_is_refused_before_anything_is_built() throws Exception {
        for (String seconds : List.of("0", "1m", "-1")) {
            Call.Result result = sekisho("test", "--full")
                    .with("SEKISHO_FUZZ_SECONDS", seconds)
                    .run();
            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).contains("SEKISHO_FUZZ_SECONDS").contains("'" + seconds + "'");
        }
        assertThat(builds()).isZero();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(tree.resolve("dist/target/sekisho"))) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Path systemProgram(String name) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("this machine has no " + name));
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /* So that what a test edits is newer, whatever the clock's grain. */
    private static void age(Path folder) throws IOException {
        FileTime old = FileTime.from(Instant.now().minusSeconds(3600));
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, old);
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
