package org.sekisho.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the environment changes. */
final class SettingsTest {
    private static final Path HOME = Path.of("/home/taro");

    @Test
    void without_variables_the_bundled_programs_live_in_the_users_cache() {
        Settings settings = Settings.from(Map.of(Settings.PROGRAMS_VARIABLE, " "), HOME);
        assertThat(settings.installedPrograms()).isEmpty();
        assertThat(settings.programCache()).isEqualTo(Path.of("/home/taro/.cache/sekisho"));
        assertThat(settings.minimumFreeBytes()).isEqualTo(500L * 1024 * 1024);
        assertThat(settings.stopsWithJvm()).isTrue();
    }

    @Test
    void variables_name_programs_cache_and_port() {
        Settings settings = Settings.from(
                Map.of(
                        Settings.PROGRAMS_VARIABLE,
                        "/usr/lib/postgresql/15/bin",
                        "XDG_CACHE_HOME",
                        "/var/cache/taro",
                        Settings.PORT_VARIABLE,
                        "6000"),
                HOME);
        assertThat(settings.installedPrograms()).contains(Path.of("/usr/lib/postgresql/15/bin"));
        assertThat(settings.programCache()).isEqualTo(Path.of("/var/cache/taro/sekisho"));
        assertThat(settings.firstPort()).isEqualTo(6000);
    }

    @Test
    void a_relative_cache_folder_counts_as_none() {
        assertThat(Settings.from(Map.of("XDG_CACHE_HOME", "cache"), HOME).programCache())
                .isEqualTo(Path.of("/home/taro/.cache/sekisho"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"five", "0", "70000", "-1", "５４３２"})
    void a_port_that_is_none_is_refused_by_name(String text) {
        PostgresUnavailableException refused = catchThrowableOfType(
                PostgresUnavailableException.class, () -> Settings.from(Map.of(Settings.PORT_VARIABLE, text), HOME));
        assertThat(refused.failure()).isEqualTo(new PostgresFailure.NotAPort(Settings.PORT_VARIABLE, text));
    }
}
