package org.sekisho.app.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.app.Browser;
import org.sekisho.app.Settings;
import org.sekisho.app.Settings.Mail.Login;
import org.sekisho.app.Settings.Mail.Protection;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Period;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Mail that is handed over with STARTTLS, or TLS, and a login, to a server that knows how. */
final class SubmissionTest {

    private static final String STORE_PASSWORD = "only-for-this-test";
    private static final Login RIGHT = new Login("sekisho", "furuike ya");
    private static final Mail MAIL =
            new Mail("1@city.example", "a@city.example", "お知らせ", "本文\n", Instant.parse("2026-06-15T00:00:00Z"));

    @TempDir
    private static Path folder;

    private static SSLContext named;
    private static SSLContext otherwise;

    private final Map<String, Browser> browsers = new HashMap<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private Optional<SMTPServer> running = Optional.empty();

    @BeforeAll
    static void certify() throws Exception {
        named = context("ip:127.0.0.1");
        otherwise = context("dns:elsewhere.example");
    }

    /** A certificate for the name, which both sides of the context hold for good. */
    private static SSLContext context(String name) throws IOException, InterruptedException, GeneralSecurityException {
        var store = Files.createTempDirectory(folder, "store").resolve("mail.p12");
        var made = new ProcessBuilder(
                        Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mail",
                        "-ext",
                        "san=" + name,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        var keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, STORE_PASSWORD.toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    @AfterEach
    void stop() {
        running.ifPresent(SMTPServer::stop);
    }

    /** A server that takes mail from whoever logs in rightly, on a port of its own. */
    private int serve(UnaryOperator<SMTPServer.Builder> kind) {
        var server = kind.apply(SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .requireAuth()
                        .authenticationHandlerFactory(
                                new EasyAuthenticationHandlerFactory((user, password, context) -> {
                                    logins.add(user);
                                    if (!user.equals(RIGHT.user()) || !password.equals(RIGHT.password())) {
                                        throw new LoginFailedException();
                                    }
                                }))
                        .messageHandler((context, from, to, data) ->
                                taken.add(to + "\n" + new String(data, StandardCharsets.ISO_8859_1))))
                .build();
        server.start();
        running = Optional.of(server);
        return server.getPortAllocated();
    }

    private static SmtpServer client(int port, Protection protection, Login login, SSLContext knows) {
        return new SmtpServer(MailRoom.settings(port, protection, Optional.of(login)), knows.getSocketFactory());
    }

    @Test
    void over_starttls_the_login_is_shown_and_the_mail_is_taken() {
        int port = serve(server -> server.enableTLS().requireTLS().startTlsSocketFactory(named));
        assertThat(client(port, Protection.STARTTLS, RIGHT, named).take(MAIL)).isEqualTo(new Delivery.Taken());
        assertThat(logins).containsExactly("sekisho");
        assertThat(taken)
                .singleElement()
                .asString()
                .startsWith("a@city.example")
                .contains("<1@city.example>");
    }

    @Test
    void over_tls_from_the_beginning_too() {
        int port = serve(server -> server.serverSocketFactory(named));
        assertThat(client(port, Protection.TLS, RIGHT, named).take(MAIL)).isEqualTo(new Delivery.Taken());
        assertThat(logins).containsExactly("sekisho");
        assertThat(taken).hasSize(1);
    }

    @Test
    void a_server_without_starttls_gets_neither_login_nor_mail() {
        int port = serve(server -> server);
        assertThat(client(port, Protection.STARTTLS, RIGHT, named).take(MAIL)).isEqualTo(new Delivery.Down("starttls"));
        assertThat(logins).isEmpty();
        assertThat(taken).isEmpty();
    }

    @Test
    void a_login_in_clear_cannot_even_be_configured() {
        assertThatThrownBy(() -> MailRoom.settings(25, Protection.NONE, Optional.of(RIGHT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("STARTTLS or TLS")
                .hasMessageNotContaining(RIGHT.password());
        assertThat(MailRoom.settings(25, Protection.NONE, Optional.empty()))
                .extracting(Settings.Mail::login)
                .isEqualTo(Optional.empty());
    }

    @Test
    void a_server_that_does_not_prove_its_name_gets_no_login() {
        int port = serve(server -> server.enableTLS().startTlsSocketFactory(otherwise));
        assertThat(client(port, Protection.STARTTLS, RIGHT, otherwise).take(MAIL))
                .isEqualTo(new Delivery.Down("tls"));
        assertThat(client(port, Protection.STARTTLS, RIGHT, named).take(MAIL))
                .as("a certificate that nobody knows")
                .isEqualTo(new Delivery.Down("tls"));
        stop();
        int wrapped = serve(server -> server.serverSocketFactory(otherwise));
        assertThat(client(wrapped, Protection.TLS, RIGHT, otherwise).take(MAIL)).isEqualTo(new Delivery.Down("tls"));
        assertThat(logins).isEmpty();
    }

    @Test
    void with_a_wrong_password_the_mail_stays_in_the_queue_and_who_keeps_the_installation_sees_why() {
        int port = serve(server -> server.enableTLS().requireTLS().startTlsSocketFactory(named));
        var office = new SmallOffice("送信組合");
        var officer = office.join("統括", Role.CHIEF_SECURITY_OFFICER);
        var clerk = office.join("職員");
        office.owes(
                "test.yearly",
                Scope.BODY,
                Role.CHIEF_SECURITY_OFFICER,
                new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(3)),
                CycleOrigin.POLICY);
        var monday = LocalDate.of(2026, 6, 15);
        var wednesday = monday.minusDays(5);
        var acting = office.acting(officer, wednesday);
        SmallOffice.at(
                wednesday,
                () -> office.app()
                        .use(KeepContact.class)
                        .keep(acting, new KeepContact.Input("tokatsu@city.example", true)));
        var morning = monday.atTime(8, 0).atZone(Time.JAPAN).toInstant();
        var wrong = new MailRoom(
                office.app(), client(port, Protection.STARTTLS, new Login("sekisho", "kawazu tobikomu"), named));
        SmallOffice.at(morning, () -> wrong.queue().queue(office.body()));
        assertThat(SmallOffice.at(morning, () -> wrong.send().send(office.body())))
                .isEqualTo(SendDigests.Round.SERVER_DOWN);
        assertThat(MailRoom.states(office)).containsExactly("QUEUED");
        assertThat(MailRoom.problems(office)).containsExactly("login");
        assertThat(taken).isEmpty();

        for (var login : List.of("administrator", officer.login())) {
            assertThat(page(office, login))
                    .as(login)
                    .contains("送信できていないお知らせが1件あります", "メールサーバーの認証に失敗しました", "自動で再送します")
                    .doesNotContain("kawazu");
        }
        assertThat(page(office, clerk.login())).doesNotContain("送信できていない");

        var right = new MailRoom(office.app(), client(port, Protection.STARTTLS, RIGHT, named));
        SmallOffice.at(morning.plusSeconds(600), () -> right.send().send(office.body()));
        assertThat(MailRoom.states(office)).containsExactly("SENT");
        assertThat(taken).hasSize(1);
        assertThat(page(office, "administrator")).doesNotContain("送信できていない");
    }

    /** Signed in once: the first time the password is changed. */
    private String page(SmallOffice office, String login) {
        return browsers.computeIfAbsent(
                        login, first -> SigningIn.byPassword(office.app(), office.slug(), login, SmallOffice.PASSWORD))
                .get("/account/notifications")
                .body();
    }
}
