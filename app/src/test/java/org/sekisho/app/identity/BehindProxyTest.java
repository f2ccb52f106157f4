package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.app.Sekisho;
import org.sekisho.app.Settings;
import org.sekisho.app.TestDatabase;

/** Whose word is taken for where a request came from. */
final class BehindProxyTest {

    private static final String PROXY = "127.0.0.2";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Pattern COOKIE = Pattern.compile("Set-Cookie: (__Host-sekisho=[^;]*)");

    @TempDir
    private Path home;

    private Sekisho sekisho;

    @BeforeEach
    void start() {
        var database = TestDatabase.get();
        sekisho = Sekisho.start(new Settings(
                Settings.Mode.SERVE,
                home,
                new Settings.Database(database.jdbcUrl(), database.app(), database.appPassword(), 4),
                InetAddress.getLoopbackAddress(),
                0,
                Set.of("localhost"),
                new Settings.Transport.BehindProxy(PROXY + "/32,127.0.0.3/32")));
    }

    @AfterEach
    void stop() {
        sekisho.close();
    }

    @Test
    void the_record_says_the_address_that_the_trusted_proxy_says_and_no_other() throws Exception {
        var slug = SigningIn.slug();
        var body = sekisho.use(FoundBody.class)
                .found(new FoundBody.Input(
                        "代理市 " + slug,
                        slug,
                        BodyKind.CITY,
                        false,
                        "admin",
                        "管理 太郎",
                        Optional.of("kawazu tobikomu mizu no oto")));
        fail(slug, PROXY, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https");
        fail(slug, PROXY, "X-Forwarded-For: 198.51.100.1, 203.0.113.10", "X-Forwarded-Proto: https");
        fail(slug, "127.0.0.1", "X-Forwarded-For: 203.0.113.11", "X-Forwarded-Proto: https");
        assertThat(addresses(body.body().value()))
                .as("through the proxy; through it with an address made up before; past the proxy")
                .containsExactly("203.0.113.9", "203.0.113.10", "127.0.0.1");
    }

    /** Tries to sign in with a wrong password. */
    private void fail(String slug, String from, String... headers) throws IOException {
        var page = send(from, "GET /sign-in HTTP/1.1\r\n" + lines(headers) + "\r\n");
        var cookie = COOKIE.matcher(page);
        var token = TOKEN.matcher(page);
        assertThat(cookie.find() && token.find()).as(page).isTrue();
        assertThat(page).containsPattern("Set-Cookie: [^\r\n]*Secure");
        var form = "body=" + slug + "&login=admin&password=wrong&_csrf=" + token.group(1);
        var answer = send(
                from,
                "POST /sign-in HTTP/1.1\r\n" + lines(headers) + "Cookie: " + cookie.group(1)
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n" + form);
        assertThat(answer).startsWith("HTTP/1.1 422");
    }

    private static String lines(String... headers) {
        return "Host: localhost\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n";
    }

    private String send(String from, String request) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", sekisho.port()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> addresses(java.util.UUID body) throws Exception {
        try (var owner = TestDatabase.get().asOwner();
                var query = owner.prepareStatement("""
                        select convert_from(v.value, 'UTF8') from entry e
                        join erasable_value v on v.body_id = e.body_id and v.entry_id = e.id
                        where e.body_id = ? and e.kind = 'identity.sign-in.refused' order by e.entered_at""")) {
            query.setObject(1, body);
            var rows = query.executeQuery();
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
