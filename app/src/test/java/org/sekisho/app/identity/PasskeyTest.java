package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.shared.Actor;

/** Passkeys, with a device made of software in the place of the browser's. */
final class PasskeyTest {

    private static final String PASSWORD = "kawazu tobikomu mizu no oto";

    private final AppFixture app = AppFixture.serving();
    private final String slug = SigningIn.slug();
    private final FoundBody.Founded body = app.use(FoundBody.class)
            .found(new FoundBody.Input(
                    "鍵市 " + slug, slug, BodyKind.CITY, false, "admin", "管理 太郎", Optional.of(PASSWORD)));
    private final Device device = new Device();

    @Test
    void a_passkey_registered_on_the_way_in_signs_in_alone_from_then_on() throws Exception {
        register(true);
        var browser = Browser.of(app);
        var answer = show(browser, true);
        assertThat(answer.body()).contains("\"redirectUrl\":\"/\"");
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
        assertThat(app.use(SelfService.class)
                        .view(app.use(Actors.class).of(body.body(), body.administrator()))
                        .passkeys())
                .hasSize(1)
                .allSatisfy(key -> assertThat(key.lastUsed()).isPresent());
    }

    @Test
    void a_device_that_did_not_verify_the_person_is_refused() throws Exception {
        register(true);
        var browser = Browser.of(app);
        assertThat(show(browser, false).statusCode()).isEqualTo(400);
        assertThat(Browser.location(browser.get("/accounts"))).startsWith("/sign-in");
    }

    @Test
    void an_answer_is_taken_once() throws Exception {
        device.keepsNoCount();
        register(true);
        var browser = Browser.of(app);
        browser.get("/sign-in");
        var options = post(browser, "/sign-in/passkey/options", "").body();
        var shown = device.show(challenge(options), app.page("/"), true);
        assertThat(post(browser, "/sign-in/passkey", shown).statusCode()).isEqualTo(200);
        browser.get("/account");
        assertThat(post(browser, "/sign-in/passkey", shown).statusCode())
                .as("in the same session")
                .isEqualTo(400);
        var another = Browser.of(app);
        another.get("/sign-in");
        post(another, "/sign-in/passkey/options", "");
        assertThat(post(another, "/sign-in/passkey", shown).statusCode())
                .as("in another one")
                .isEqualTo(400);
    }

    @Test
    void a_passkey_is_not_registered_without_verifying_the_person() throws Exception {
        assertThat(register(false).statusCode()).isEqualTo(400);
        assertThat(app.use(SelfService.class)
                        .view(app.use(Actors.class).of(body.body(), body.administrator()))
                        .passkeys())
                .isEmpty();
    }

    @Test
    void a_failed_passkey_stands_in_the_record_with_where_it_came_from_and_counts_like_a_wrong_password()
            throws Exception {
        register(true);
        for (int i = 0; i < 5; i++) {
            assertThat(show(Browser.of(app), false).statusCode()).isEqualTo(400);
        }
        try (var owner = TestDatabase.get().asOwner();
                var query = owner.prepareStatement("""
                        select convert_from(e.leaf, 'UTF8'), convert_from(v.value, 'UTF8') from entry e
                        left join erasable_value v on v.body_id = e.body_id and v.entry_id = e.id
                        where e.body_id = ? and e.kind = 'identity.sign-in.refused'""")) {
            query.setObject(1, body.body().value());
            var rows = query.executeQuery();
            int refused = 0;
            while (rows.next()) {
                refused++;
                assertThat(rows.getString(1))
                        .contains("\"passkey\"", body.administrator().toString());
                assertThat(rows.getString(2)).contains("127.0.0.1");
            }
            assertThat(refused).isEqualTo(5);
        }
        assertThat(app.use(SignInWithPassword.class).attempt(body.body(), "admin", PASSWORD, "192.0.2.7"))
                .isInstanceOf(SignInOutcome.Wait.class);
        assertThat(show(Browser.of(app), true).statusCode())
                .as("the right one is let in all the same")
                .isEqualTo(200);
        assertThat(app.use(SignInWithPassword.class).attempt(body.body(), "admin", PASSWORD, "192.0.2.7"))
                .as("and a sign-in forgets the failures")
                .isInstanceOf(SignInOutcome.Proved.class);
    }

    @Test
    void the_passkey_of_a_locked_account_is_refused_and_the_attempt_recorded() throws Exception {
        register(true);
        var keeper = Actor.founder(body.body());
        app.use(KeepAccount.class).lock(keeper, body.administrator(), "紛失");
        assertThat(show(Browser.of(app), true).statusCode()).isEqualTo(400);
        try (var owner = TestDatabase.get().asOwner();
                var query = owner.prepareStatement("""
                        select count(*) from entry where body_id = ? and kind = 'identity.sign-in.refused'
                        and convert_from(leaf, 'UTF8') like '%"locked"%'""")) {
            query.setObject(1, body.body().value());
            var rows = query.executeQuery();
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    private HttpResponse<String> register(boolean verified) throws Exception {
        var browser = Browser.of(app);
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("body", slug, "login", "admin", "password", PASSWORD));
        browser.get("/sign-in/enrol");
        var options = post(browser, "/sign-in/enrol/passkey/options", "").body();
        assertThat(options).contains("\"userVerification\":\"required\"", "\"id\":\"localhost\"");
        return post(browser, "/sign-in/enrol/passkey", device.make(challenge(options), app.page("/"), verified));
    }

    private HttpResponse<String> show(Browser browser, boolean verified) throws Exception {
        browser.get("/sign-in");
        var options = post(browser, "/sign-in/passkey/options", "").body();
        return post(browser, "/sign-in/passkey", device.show(challenge(options), app.page("/"), verified));
    }

    private HttpResponse<String> post(Browser browser, String path, String json) {
        return browser.send(HttpRequest.newBuilder(app.page(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-CSRF-TOKEN", browser.token())
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static String challenge(String options) {
        var found = Pattern.compile("\"challenge\":\"([^\"]+)\"").matcher(options);
        assertThat(found.find()).as(options).isTrue();
        return found.group(1);
    }

    /** An authenticator with one key on the curve P-256 and no attestation. */
    private static final class Device {

        private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

        private final KeyPair keys;
        private final byte[] id = new byte[16];
        private int count;
        private int step = 1;

        Device() {
            try {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                keys = generator.generateKeyPair();
                new SecureRandom().nextBytes(id);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** From now on like most devices of today, which do not count how often they were used. */
        void keepsNoCount() {
            step = 0;
        }

        String make(String challenge, java.net.URI site, boolean verified) throws Exception {
            var data = new ByteArrayOutputStream();
            data.write(data(site, verified ? 0x45 : 0x41));
            data.write(new byte[16]);
            data.write(new byte[] {0, (byte) id.length});
            data.write(id);
            var key = (ECPublicKey) keys.getPublic();
            data.write(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
            data.write(unsigned(key.getW().getAffineX().toByteArray()));
            data.write(new byte[] {0x22, 0x58, 32});
            data.write(unsigned(key.getW().getAffineY().toByteArray()));
            var attestation = new ByteArrayOutputStream();
            attestation.write(0xa3);
            attestation.write(text("fmt"));
            attestation.write(text("none"));
            attestation.write(text("attStmt"));
            attestation.write(0xa0);
            attestation.write(text("authData"));
            attestation.write(new byte[] {0x58, (byte) data.size()});
            attestation.write(data.toByteArray());
            return """
                    {"publicKey":{"label":"試験の鍵","credential":{"id":"%1$s","rawId":"%1$s","type":"public-key",
                    "response":{"attestationObject":"%2$s","clientDataJSON":"%3$s","transports":["internal"]},
                    "clientExtensionResults":{},"authenticatorAttachment":"platform"}}}
                    """.formatted(
                            URL.encodeToString(id),
                            URL.encodeToString(attestation.toByteArray()),
                            URL.encodeToString(client("webauthn.create", challenge, site)));
        }

        String show(String challenge, java.net.URI site, boolean verified) throws Exception {
            count += step;
            var data = data(site, verified ? 0x05 : 0x01);
            var client = client("webauthn.get", challenge, site);
            var signing = Signature.getInstance("SHA256withECDSA");
            signing.initSign(keys.getPrivate());
            signing.update(data);
            signing.update(MessageDigest.getInstance("SHA-256").digest(client));
            return """
                    {"id":"%1$s","rawId":"%1$s","credType":"public-key","response":{"authenticatorData":"%2$s",
                    "clientDataJSON":"%3$s","signature":"%4$s"},"clientExtensionResults":{}}
                    """.formatted(
                            URL.encodeToString(id),
                            URL.encodeToString(data),
                            URL.encodeToString(client),
                            URL.encodeToString(signing.sign()));
        }

        private byte[] data(java.net.URI site, int flags) throws GeneralSecurityException {
            return ByteBuffer.allocate(37)
                    .put(MessageDigest.getInstance("SHA-256")
                            .digest(site.getHost().getBytes(StandardCharsets.US_ASCII)))
                    .put((byte) flags)
                    .putInt(count)
                    .array();
        }

        private static byte[] client(String type, String challenge, java.net.URI site) {
            return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"http://%s:%d\",\"crossOrigin\":false}"
                    .formatted(type, challenge, site.getHost(), site.getPort())
                    .getBytes(StandardCharsets.UTF_8);
        }

        private static byte[] text(String text) {
            return ByteBuffer.allocate(1 + text.length())
                    .put((byte) (0x60 + text.length()))
                    .put(text.getBytes(StandardCharsets.US_ASCII))
                    .array();
        }

        private static byte[] unsigned(byte[] number) {
            var plain = new byte[32];
            int length = Math.min(number.length, 32);
            System.arraycopy(number, number.length - length, plain, 32 - length, length);
            return plain;
        }
    }
}
