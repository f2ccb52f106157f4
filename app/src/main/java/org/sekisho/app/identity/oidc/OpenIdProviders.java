package org.sekisho.app.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.Settings;
import org.sekisho.app.identity.oidc.ProviderFault.Kind;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/**
 * Asks providers who somebody is: authorization code flow with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636), the
 * issuer of the answer checked (RFC 9207), the ID token signed by a key of the provider and nothing else.
 *
 * <p>What a provider says of itself is kept for ten minutes, its keys for five; a key that is not among them is looked for
 * anew, at most twice in half a minute.
 */
@Component
public final class OpenIdProviders {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.PS256);
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** How far the clock of a provider may be from ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final int MOST_PROVIDERS = 200;

    private record Known(OIDCProviderMetadata says, JWKSource<SecurityContext> keys, Instant until) {}

    private final ProviderCalls calls;
    private final Time time;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_PROVIDERS;
        }
    };

    OpenIdProviders(Settings settings, Time time) {
        // Where people reach this program in clear, it is on their own machine, and so may the provider be.
        this.calls = new ProviderCalls(!settings.secure());
        this.time = time;
    }

    /**
     * Looks whether there is a provider of that name that can be used.
     *
     * @throws ProviderFault if not
     */
    public void check(String issuer) {
        var found = discover(issuer);
        synchronized (known) {
            known.put(issuer, found);
        }
    }

    /** @throws ProviderFault if the provider cannot be used */
    public Question ask(Registration registration, Wish wish) {
        var provider = known(registration.issuer());
        var state = new State();
        var nonce = new Nonce();
        var verifier = new CodeVerifier();
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        scope(wish.claim()),
                        new ClientID(registration.clientId()),
                        URI.create(wish.redirect()))
                .endpointURI(provider.says().getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
        wish.acr().ifPresent(acr -> request.acrValues(List.of(new ACR(acr))));
        if (wish.anew()) {
            request.prompt(Prompt.Type.LOGIN).maxAge(0);
        }
        return new Question(
                registration.issuer(),
                registration.clientId(),
                wish.redirect(),
                request.build().toURI().toString(),
                state.getValue(),
                nonce.getValue(),
                verifier.getValue(),
                wish.anew(),
                time.now());
    }

    /**
     * @param claim the claim that names an account
     * @param answer what came back with the person: the parameters of the redirect
     * @throws ProviderFault if anything about it is not right
     */
    public Shown answered(Question question, String secret, String claim, Map<String, List<String>> answer) {
        var provider = known(question.issuer());
        var code = code(question, provider.says(), answer);
        var token = token(question, provider, code, secret);
        if (question.anew()) {
            var at = Optional.ofNullable(token.getAuthenticationTime())
                    .map(java.util.Date::toInstant)
                    .orElse(Instant.EPOCH);
            if (at.isBefore(question.since().minus(SKEW))) {
                throw new ProviderFault(Kind.NOT_ANEW, "auth_time");
            }
        }
        return shown(token, claim);
    }

    private static AuthorizationCode code(
            Question question, OIDCProviderMetadata says, Map<String, List<String>> answer) {
        if (answer.values().stream().anyMatch(values -> values.size() != 1)) {
            throw new ProviderFault(Kind.REFUSED, "a parameter twice");
        }
        AuthorizationResponse response;
        try {
            response = AuthorizationResponse.parse(URI.create(question.redirect()), answer);
        } catch (ParseException e) {
            throw new ProviderFault(Kind.REFUSED, "no answer that can be read", e);
        }
        var state = response.getState();
        if (state == null || !state.getValue().equals(question.state())) {
            throw new ProviderFault(Kind.LATE, "state");
        }
        var issuer = response.getIssuer();
        if (issuer == null
                ? says.supportsAuthorizationResponseIssuerParam()
                : !issuer.getValue().equals(question.issuer())) {
            throw new ProviderFault(Kind.TOKEN, "iss of the answer");
        }
        if (!response.indicatesSuccess()) {
            var error = response.toErrorResponse().getErrorObject();
            throw new ProviderFault(
                    OAuth2Error.ACCESS_DENIED.equals(error) ? Kind.DENIED : Kind.REFUSED, plain(error.getCode()));
        }
        return Optional.ofNullable(response.toSuccessResponse().getAuthorizationCode())
                .orElseThrow(() -> new ProviderFault(Kind.REFUSED, "no code"));
    }

    private IDTokenClaimsSet token(Question question, Known provider, AuthorizationCode code, String secret) {
        var client = new ClientID(question.clientId());
        var grant = new AuthorizationCodeGrant(
                code, URI.create(question.redirect()), new CodeVerifier(question.verifier()));
        OIDCTokenResponse tokens;
        try {
            var request = new TokenRequest.Builder(
                            provider.says().getTokenEndpointURI(),
                            authentication(provider.says(), client, new Secret(secret)),
                            grant)
                    .build();
            var response = OIDCTokenResponseParser.parse(request.toHTTPRequest().send(calls));
            if (!response.indicatesSuccess()) {
                throw new ProviderFault(
                        Kind.REFUSED,
                        plain(response.toErrorResponse().getErrorObject().getCode()));
            }
            tokens = (OIDCTokenResponse) response.toSuccessResponse();
        } catch (IOException e) {
            throw new ProviderFault(Kind.UNREACHABLE, "token", e);
        } catch (ParseException e) {
            throw new ProviderFault(Kind.TOKEN, "no ID token that can be read", e);
        }
        var validator = new IDTokenValidator(
                new Issuer(question.issuer()),
                client,
                new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()),
                null);
        validator.setMaxClockSkew((int) SKEW.toSeconds());
        try {
            var token = validator.validate(tokens.getOIDCTokens().getIDToken(), new Nonce(question.nonce()));
            var party = token.getAuthorizedParty();
            if (token.getAudience().size() != 1
                    || (party != null && !party.getValue().equals(question.clientId()))) {
                throw new ProviderFault(Kind.TOKEN, "for others, too");
            }
            return token;
        } catch (BadJWTException e) {
            // The library tells these two from the others by their words alone.
            var why = String.valueOf(e.getMessage());
            boolean clock = why.startsWith("Expired JWT") || why.contains("ahead of current time");
            throw new ProviderFault(clock ? Kind.CLOCK : Kind.TOKEN, "ID token", e);
        } catch (BadJOSEException e) {
            throw new ProviderFault(Kind.TOKEN, "signature", e);
        } catch (RemoteKeySourceException e) {
            throw new ProviderFault(Kind.UNREACHABLE, "keys", e);
        } catch (JOSEException e) {
            throw new ProviderFault(Kind.TOKEN, "signature", e);
        }
    }

    private static ClientAuthentication authentication(OIDCProviderMetadata says, ClientID client, Secret secret) {
        var methods = says.getTokenEndpointAuthMethods();
        boolean post = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return post ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
    }

    private static Shown shown(IDTokenClaimsSet token, String claim) {
        boolean unverified = claim.equals("email") && !Boolean.TRUE.equals(token.getBooleanClaim("email_verified"));
        @Nullable List<AMR> amr = token.getAMR();
        return new Shown(
                token.getSubject().getValue(),
                unverified ? Optional.empty() : Optional.ofNullable(token.getStringClaim(claim)),
                amr == null ? Set.of() : amr.stream().map(AMR::getValue).collect(Collectors.toSet()),
                Optional.ofNullable(token.getACR()).map(ACR::getValue));
    }

    private static Scope scope(String claim) {
        return switch (claim) {
            case "sub" -> new Scope("openid");
            case "email" -> new Scope("openid", "email");
            default -> new Scope("openid", "profile");
        };
    }

    private Known known(String issuer) {
        synchronized (known) {
            var found = known.get(issuer);
            if (found != null && time.now().isBefore(found.until())) {
                return found;
            }
        }
        var fresh = discover(issuer);
        synchronized (known) {
            known.put(issuer, fresh);
        }
        return fresh;
    }

    private Known discover(String issuer) {
        var base = address(issuer);
        OIDCProviderMetadata says;
        try {
            var path = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
            var described = calls.retrieveResource(
                    URI.create(path + "/.well-known/openid-configuration").toURL());
            says = OIDCProviderMetadata.parse(described.getContent());
        } catch (IOException e) {
            throw new ProviderFault(Kind.UNREACHABLE, String.valueOf(base.getHost()), e);
        } catch (ParseException e) {
            throw new ProviderFault(Kind.UNFIT, plain(e.getMessage()), e);
        }
        if (!says.getIssuer().getValue().equals(issuer)) {
            throw new ProviderFault(Kind.OTHER_ISSUER, plain(says.getIssuer().getValue()));
        }
        return new Known(says, keys(says), time.now().plus(KEPT));
    }

    private JWKSource<SecurityContext> keys(OIDCProviderMetadata says) {
        usable(says.getAuthorizationEndpointURI(), "authorization_endpoint");
        usable(says.getTokenEndpointURI(), "token_endpoint");
        var keys = usable(says.getJWKSetURI(), "jwks_uri");
        @Nullable List<JWSAlgorithm> offered = says.getIDTokenJWSAlgs();
        if (offered != null && offered.stream().noneMatch(ALGORITHMS::contains)) {
            throw new ProviderFault(Kind.UNFIT, "id_token_signing_alg_values_supported");
        }
        @Nullable List<ResponseType> types = says.getResponseTypes();
        if (types != null && !types.contains(ResponseType.CODE)) {
            throw new ProviderFault(Kind.UNFIT, "response_types_supported");
        }
        try {
            return JWKSourceBuilder.create(keys.toURL(), calls)
                    .refreshAheadCache(false)
                    .build();
        } catch (MalformedURLException e) {
            throw new ProviderFault(Kind.UNFIT, "jwks_uri", e);
        }
    }

    private URI usable(@Nullable URI place, String name) {
        if (place == null || !calls.may(place)) {
            throw new ProviderFault(Kind.UNFIT, name);
        }
        return place;
    }

    private URI address(String issuer) {
        URI address;
        try {
            address = URI.create(issuer);
        } catch (IllegalArgumentException e) {
            throw new ProviderFault(Kind.ADDRESS, "", e);
        }
        if (!calls.may(address) || address.getQuery() != null) {
            throw new ProviderFault(Kind.ADDRESS, "");
        }
        return address;
    }

    /** Words of a provider, as far as they may stand on a page. */
    private static String plain(@Nullable String said) {
        var words = said == null ? "" : said.replaceAll("\\p{Cntrl}", " ").strip();
        return words.substring(0, Math.min(words.length(), 200));
    }
}
