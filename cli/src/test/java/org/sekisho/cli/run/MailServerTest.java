package org.sekisho.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.handover.ServerStart.Mail.Protection;

final class MailServerTest {

    private static final Optional<String> SENDER = Optional.of("sekisho@city.example");

    private static MailServer server(Protection protection, Optional<String> user, Optional<Path> secret) {
        return MailServer.of("mail.city.example", Optional.empty(), protection, user, secret, SENDER);
    }

    @Test
    void each_protection_has_its_usual_port() {
        assertThat(server(Protection.STARTTLS, Optional.empty(), Optional.empty())
                        .port())
                .isEqualTo(587);
        assertThat(server(Protection.TLS, Optional.empty(), Optional.empty()).port())
                .isEqualTo(465);
        assertThat(server(Protection.NONE, Optional.empty(), Optional.empty()).port())
                .isEqualTo(25);
    }

    @Test
    void no_password_is_sent_in_clear() {
        assertThatThrownBy(() -> server(Protection.NONE, Optional.of("user"), Optional.of(Path.of("secret"))))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--mail-tls none");
    }

    @Test
    void a_user_needs_a_password_and_a_password_a_user() {
        assertThatThrownBy(() -> server(Protection.TLS, Optional.of("user"), Optional.empty()))
                .hasMessageContaining("--mail-secret");
        assertThatThrownBy(() -> server(Protection.TLS, Optional.empty(), Optional.of(Path.of("secret"))))
                .hasMessageContaining("--mail-user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sekisho", "関所@city.example", "a@b\r\nBcc: c@d", "Sekisho <a@city.example>"})
    void what_is_no_address_sends_no_mail(String sender) {
        assertThatThrownBy(() -> MailServer.of(
                        "mail.city.example",
                        Optional.empty(),
                        Protection.TLS,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(sender)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--mail-from");
    }

    @Test
    void a_password_that_others_can_read_is_not_used(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "open sesame\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        MailServer server = server(Protection.TLS, Optional.of("user"), Optional.of(secret));
        assertThatThrownBy(server::withPassword).hasMessageContaining("chmod 600");

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertThat(server.withPassword().login().orElseThrow().password()).isEqualTo("open sesame");
        assertThat(server.withPassword().toString()).doesNotContain("open sesame");
        Files.delete(secret);
        assertThatThrownBy(server::withPassword).hasMessageContaining(secret.toString());
    }
}
