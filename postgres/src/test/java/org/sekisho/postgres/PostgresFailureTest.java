package org.sekisho.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages of all failures, in both languages. */
final class PostgresFailureTest {
    private static final Path PLACE = Path.of("/some/place");
    private static final String URL = "jdbc:postgresql://db.example/sekisho";

    static Stream<PostgresFailure> failures() {
        return Stream.of(
                new PostgresFailure.FolderInUse(PLACE, OptionalLong.of(4711)),
                new PostgresFailure.FolderInUse(PLACE, OptionalLong.empty()),
                new PostgresFailure.DiskAlmostFull(PLACE, 1L << 20, 500L << 20),
                new PostgresFailure.OtherMajorVersion(PLACE, "15", 18),
                new PostgresFailure.UnpackFailed(PLACE, "why"),
                new PostgresFailure.ProgramsNotTrusted(PLACE),
                new PostgresFailure.NoBundleForPlatform("/some/place", "riscv64"),
                new PostgresFailure.ProgramsMissing(PLACE, "initdb"),
                new PostgresFailure.NoUserToRunAs(PLACE, List.of("user namespace: no")),
                new PostgresFailure.NotAPort("/some/place", "five"),
                new PostgresFailure.NoFreePort(15_432, 15_531),
                new PostgresFailure.SecretOpenToOthers(PLACE, "rw-r--r--"),
                new PostgresFailure.SecretMissing(PLACE, "why"),
                new PostgresFailure.InitialisationFailed(PLACE, "why"),
                new PostgresFailure.DidNotStart(PLACE, PLACE.resolve("log"), "why"),
                new PostgresFailure.LeftBehindServerStays(PLACE, 4711),
                new PostgresFailure.FolderUnusable(PLACE, "why"),
                new PostgresFailure.Unreachable(URL, "taro", "why"),
                new PostgresFailure.ServerTooOld(URL, "14.2", 15),
                new PostgresFailure.WayNotVerified(URL, "sslmode=prefer"),
                new PostgresFailure.UnsafeSetting(URL, "fsync", "off", "on"),
                new PostgresFailure.UnfitUser(URL, "taro", PostgresFailure.Unfitness.SUPERUSER));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void each_names_the_place_and_speaks_the_readers_language(PostgresFailure failure) {
        assertThat(failure.message(Locale.JAPAN))
                .containsPattern("/some/place|15432～15531|" + URL)
                .containsPattern("(ください|ありません|せん).*");
        assertThat(failure.message(Locale.US))
                .containsPattern("/some/place|15432 to 15531|" + URL)
                .doesNotContainPattern("[ぁ-ん一-龠]");
    }

    @Test
    void every_kind_is_among_those_tried() {
        assertThat(failures().map(Object::getClass).map(Class::getName))
                .containsAll(Arrays.stream(PostgresFailure.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }
}
