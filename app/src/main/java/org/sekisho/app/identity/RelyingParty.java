package org.sekisho.app.identity;

import com.webauthn4j.WebAuthnManager;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * This installation as the relying party of WebAuthn, inside one transaction at a time.
 *
 * <p>The person must be verified by the device, so that a passkey alone is two factors. The user handle is body and
 * account, which tell nobody anything.
 */
@Component
final class RelyingParty {

    private static final String NAME = "関所 Sekisho";

    private final Passkeys passkeys;
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager();
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    RelyingParty(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    PublicKeyCredentialCreationOptions creation(Tx tx, PasskeySite site, Account account) {
        return operations(tx, site, Optional.of(account), Kept.none())
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(as(account)));
    }

    /** The record of the passkey that the browser made. */
    CredentialRecord register(
            Tx tx,
            PasskeySite site,
            Account account,
            PublicKeyCredentialCreationOptions options,
            String made,
            String label) {
        var credential = read(made, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
        try {
            return operations(tx, site, Optional.of(account), Kept.none())
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            options, new RelyingPartyPublicKey(credential, label)));
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    PublicKeyCredentialRequestOptions request(PasskeySite site) {
        return operations(null, site, Optional.empty(), Kept.none())
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    /** The passkey that the browser showed, without any check yet. */
    PublicKeyCredential<AuthenticatorAssertionResponse> shown(String text) {
        return read(text, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
    }

    /** The record as it is after the use. */
    CredentialRecord verify(
            Tx tx,
            PasskeySite site,
            PublicKeyCredentialRequestOptions options,
            PublicKeyCredential<AuthenticatorAssertionResponse> shown) {
        var kept = new Kept();
        try {
            var user = operations(tx, site, Optional.empty(), kept)
                    .authenticate(new RelyingPartyAuthenticationRequest(options, shown));
            if (user == null || kept.saved == null) {
                throw new Refusal.NotFound("passkey");
            }
            return kept.saved;
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    String json(Object options) {
        return json.writeValueAsString(options);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JacksonException | IllegalArgumentException e) {
            throw refused(e);
        }
    }

    private static Refusal refused(RuntimeException why) {
        return why instanceof Refusal refusal
                ? refusal
                : new Refusal.Invalid("", Message.of("identity.passkey.refused"));
    }

    private static Authentication as(Account account) {
        return UsernamePasswordAuthenticationToken.authenticated(account.login(), null, List.of());
    }

    private Webauthn4JRelyingPartyOperations operations(
            @Nullable Tx tx, PasskeySite site, Optional<Account> account, Kept kept) {
        var operations = new Webauthn4JRelyingPartyOperations(
                new Users(tx, account),
                new Records(tx, kept),
                PublicKeyCredentialRpEntity.builder().id(site.host()).name(NAME).build(),
                Set.of(site.origin()));
        operations.setWebAuthnManager(manager);
        operations.setCustomizeCreationOptions(options -> options.attestation(AttestationConveyancePreference.NONE)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    private static final class Kept {
        private @Nullable CredentialRecord saved;

        static Kept none() {
            return new Kept();
        }
    }

    /** The one user whom an act is about. */
    private record Users(@Nullable Tx tx, Optional<Account> account)
            implements PublicKeyCredentialUserEntityRepository {

        @Override
        public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
            return ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(id)
                    .name("")
                    .displayName("")
                    .build();
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
            return account.filter(found -> tx != null)
                    .map(found -> ImmutablePublicKeyCredentialUserEntity.builder()
                            .id(handle(java.util.Objects.requireNonNull(tx).body(), found.id()))
                            .name(found.login())
                            .displayName(found.displayName())
                            .build())
                    .orElse(null);
        }

        @Override
        public void save(PublicKeyCredentialUserEntity user) {
            throw new IllegalStateException("Accounts are not made by a passkey");
        }

        @Override
        public void delete(Bytes id) {
            throw new IllegalStateException("Accounts are not removed by a passkey");
        }
    }

    private static Bytes handle(UUID body, UUID account) {
        return new Bytes(ByteBuffer.allocate(32)
                .putLong(body.getMostSignificantBits())
                .putLong(body.getLeastSignificantBits())
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    /** The records of the transaction's body; what is to be saved is handed back instead. */
    private final class Records implements UserCredentialRepository {

        private final @Nullable Tx tx;
        private final Kept kept;

        Records(@Nullable Tx tx, Kept kept) {
            this.tx = tx;
            this.kept = kept;
        }

        @Override
        public void delete(Bytes credential) {
            throw new IllegalStateException("A passkey is removed by its own use case");
        }

        @Override
        public void save(CredentialRecord record) {
            kept.saved = record;
        }

        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
            return tx == null
                    ? null
                    : passkeys.byCredential(tx, credential.getBytes())
                            .map(found -> PasskeyRecord.read(found.record()))
                            .orElse(null);
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes user) {
            if (tx == null) {
                return List.of();
            }
            var buffer = ByteBuffer.wrap(user.getBytes());
            buffer.position(16);
            var account = new UUID(buffer.getLong(), buffer.getLong());
            return passkeys.records(tx, account).stream()
                    .map(PasskeyRecord::read)
                    .toList();
        }
    }
}
