package org.sekisho.cli.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ServerStartTest {

    private static ServerStart with(ServerStart.Transport transport) {
        return new ServerStart(
                true,
                Path.of("/home/市 役所/data"),
                new ServerStart.Database("jdbc:postgresql://127.0.0.1:1/x?a=b", "user", "p=#!\\ 秘\n密"),
                "127.0.0.1",
                8720,
                Set.of("localhost", "[::1]"),
                transport,
                true,
                Optional.of(Path.of("/tmp/方針 一.pdf")),
                Optional.of(new ServerStart.Mail(
                        "mail.example",
                        587,
                        ServerStart.Mail.Protection.STARTTLS,
                        Optional.of(new ServerStart.Mail.Login("sekisho", "郵=便\n")),
                        "sekisho@city.example",
                        "https://sekisho.city.example/")),
                Optional.of(Path.of("/mnt/監査 一")),
                Optional.of(new ServerStart.TimeStamps(
                        URI.create("http://tsa.example/tsr?a=b"), Optional.of(Path.of("/etc/認証 局.pem")))));
    }

    @Test
    void what_is_handed_over_arrives_as_it_was() throws IOException {
        for (ServerStart.Transport transport : List.of(
                new ServerStart.Transport.Plain(),
                new ServerStart.Transport.Tls(Path.of("/a b"), Path.of("/c")),
                new ServerStart.Transport.BehindProxy(List.of("192.0.2.0/24", "::1/128")))) {
            StringWriter out = new StringWriter();
            with(transport).writeTo(out);
            assertThat(ServerStart.readFrom(new StringReader(out.toString()))).isEqualTo(with(transport));
        }
    }

    @Test
    void the_stream_can_stay_open_behind_it() throws IOException {
        StringWriter out = new StringWriter();
        with(new ServerStart.Transport.Plain()).writeTo(out);
        BufferedReader in = new BufferedReader(new StringReader(out + "later"));
        ServerStart.readFrom(in);
        assertThat(in.readLine()).isEqualTo("later");
    }

    @Test
    void no_password_is_in_its_text() {
        assertThat(with(new ServerStart.Transport.Plain()).toString()).doesNotContain("秘", "郵");
    }
}
