package org.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.cli.handover.ServerStart;
import org.sekisho.timestamp.OpensslAuthority;
import picocli.CommandLine;

/** What whoever starts the program may say of the authority that gives time stamps. */
final class TimeStampOptionsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void an_address_and_certificates_are_taken_as_they_are() {
        Path root = new OpensslAuthority(folder.resolve("tsa")).root();
        assertThat(typed("--time-stamps", "http://tsa.example/tsr", "--time-stamp-authority", root.toString()))
                .isEqualTo(Optional.of(new ServerStart.TimeStamps(
                        URI.create("http://tsa.example/tsr"),
                        Optional.of(root.toAbsolutePath().normalize()))));
        assertThat(typed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tsa.example",
                "ftp://tsa.example/",
                "file:///etc/passwd",
                "http://me:secret@tsa.example/",
                "http:///x",
                "a b"
            })
    void what_is_no_address_of_the_web_is_refused(String address) {
        assertThatThrownBy(() -> typed("--time-stamps", address))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--time-stamps");
    }

    @Test
    void certificates_that_cannot_be_read_or_are_for_nothing_are_refused() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        assertThatThrownBy(
                        () -> typed("--time-stamps", "https://tsa.example/", "--time-stamp-authority", text.toString()))
                .hasMessageContaining("text.pem");
        assertThatThrownBy(() -> typed("--time-stamp-authority", text.toString()))
                .hasMessageContaining("--time-stamps");
    }

    private static Optional<ServerStart.TimeStamps> typed(String... arguments) {
        TimeStampOptions options = new TimeStampOptions();
        new CommandLine(new Mixed(options)).parseArgs(arguments);
        return options.checked();
    }

    /** A command that has nothing else. */
    @CommandLine.Command
    private static final class Mixed {
        @CommandLine.Mixin
        private final TimeStampOptions options;

        Mixed(TimeStampOptions options) {
            this.options = options;
        }
    }
}
