package org.sekisho.app.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A provider on loopback that says whatever a test wants it to say, and gives a code out once. */
final class FakeProvider implements AutoCloseable {

    static final String CLIENT = "sekisho";
    static final String SECRET = "a secret that only the two of them know, long enough for a MAC";

    /** How an ID token is signed. */
    enum Signed {
        RS256,
        ES256,
        PS256,
        /** Not at all. */
        NONE,
        /** With the client secret as the key. */
        HS256,
        /** By a key that is not among those of the provider. */
        FOREIGN,
        /** By a key of the provider, in an algorithm that is not taken. */
        RS384
    }

    private record Granted(String nonce, String challenge, String redirect) {}

    private static final RSAKey RSA = rsa();
    private static final RSAKey OTHER_RSA = rsa();
    private static final ECKey EC = ec();

    private final HttpServer server;
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();

    /** What the next ID token says otherwise than it should. */
    volatile Consumer<JWTClaimsSet.Builder> otherwise = claims -> {};

    volatile Signed signed = Signed.RS256;
    volatile String subject = UUID.randomUUID().toString();
    volatile String description = "";

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", asked -> answer(asked, 200, described()));
        server.createContext("/moved/.well-known/openid-configuration", asked -> {
            asked.getResponseHeaders().set("Location", issuer() + "/.well-known/openid-configuration");
            answer(asked, 302, "{}");
        });
        server.createContext("/endless/.well-known/openid-configuration", FakeProvider::endless);
        server.createContext("/other/.well-known/openid-configuration", asked -> answer(asked, 200, described()));
        server.createContext(
                "/keys",
                asked -> answer(asked, 200, new JWKSet(List.of(RSA.toPublicJWK(), EC.toPublicJWK())).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String described() {
        return description.isEmpty() ? description("") : description;
    }

    /** The discovery document, with more in it. */
    String description(String more) {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256", "ES256", "PS256"]%2$s}""".formatted(issuer(), more);
    }

    /** Lets the person of the address pass, and gives the parameters that they come back with. */
    Map<String, String> pass(String address) {
        var asked = URLUtils.parseParameters(URI.create(address).getRawQuery());
        var code = UUID.randomUUID().toString();
        codes.put(code, new Granted(one(asked, "nonce"), one(asked, "code_challenge"), one(asked, "redirect_uri")));
        return Map.of("code", code, "state", one(asked, "state"));
    }

    static Map<String, String> parameters(String address) {
        var found = new java.util.HashMap<String, String>();
        URLUtils.parseParameters(URI.create(address).getRawQuery())
                .forEach((name, values) -> found.put(name, values.getFirst()));
        return found;
    }

    private void token(HttpExchange asked) throws IOException {
        var sent = URLUtils.parseParameters(new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var granted = codes.remove(one(sent, "code"));
        var basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        boolean right = granted != null
                && basic.equals(asked.getRequestHeaders().getFirst("Authorization"))
                && granted.redirect().equals(one(sent, "redirect_uri"))
                && CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(one(sent, "code_verifier")))
                        .getValue()
                        .equals(granted.challenge());
        if (!right) {
            answer(asked, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(asked, 200, """
                {"access_token": "unused", "token_type": "Bearer", "id_token": "%s"}""".formatted(token(Objects.requireNonNull(granted).nonce())));
    }

    private String token(String nonce) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("auth_time", now.getEpochSecond())
                .claim("preferred_username", "hanako")
                .claim("nonce", nonce);
        otherwise.accept(claims);
        try {
            return switch (signed) {
                case NONE -> new PlainJWT(claims.build()).serialize();
                case HS256 ->
                    sign(JWSAlgorithm.HS256, "", claims, new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
                case RS256 -> sign(JWSAlgorithm.RS256, RSA.getKeyID(), claims, new RSASSASigner(RSA));
                case PS256 -> sign(JWSAlgorithm.PS256, RSA.getKeyID(), claims, new RSASSASigner(RSA));
                case RS384 -> sign(JWSAlgorithm.RS384, RSA.getKeyID(), claims, new RSASSASigner(RSA));
                case FOREIGN -> sign(JWSAlgorithm.RS256, RSA.getKeyID(), claims, new RSASSASigner(OTHER_RSA));
                case ES256 -> sign(JWSAlgorithm.ES256, EC.getKeyID(), claims, new ECDSASigner(EC));
            };
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWSAlgorithm algorithm, String key, JWTClaimsSet.Builder claims, JWSSigner signer)
            throws JOSEException {
        var header = new JWSHeader.Builder(algorithm);
        if (!key.isEmpty()) {
            header.keyID(key);
        }
        var token = new SignedJWT(header.build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static String one(Map<String, List<String>> sent, String name) {
        return sent.getOrDefault(name, List.of("")).getFirst();
    }

    private static void answer(HttpExchange asked, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().set("Content-Type", "application/json");
        asked.sendResponseHeaders(status, bytes.length);
        asked.getResponseBody().write(bytes);
        asked.close();
    }

    private static void endless(HttpExchange asked) throws IOException {
        asked.sendResponseHeaders(200, 0);
        try (var body = asked.getResponseBody()) {
            for (int i = 0; i < 1000; i++) {
                body.write(new byte[10_000]);
            }
        } catch (IOException e) {
            // Who asked has had enough.
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
