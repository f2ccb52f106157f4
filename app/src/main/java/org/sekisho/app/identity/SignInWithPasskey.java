package org.sekisho.app.identity;

import java.io.Serial;
import java.io.Serializable;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Service;

/** Checks a passkey at the door. A passkey cannot be guessed, so that failures make nobody wait. */
@Service
public final class SignInWithPasskey {

    private final Work work;
    private final Accounts accounts;
    private final Passkeys passkeys;
    private final RelyingParty party;

    SignInWithPasskey(Work work, Accounts accounts, Passkeys passkeys, RelyingParty party) {
        this.work = work;
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.party = party;
    }

    /** What the browser is asked to sign; good for one answer. */
    public static final class Challenge implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private final PublicKeyCredentialRequestOptions options;
        private final String json;

        Challenge(PublicKeyCredentialRequestOptions options, String json) {
            this.options = options;
            this.json = json;
        }

        /** In the JSON form of WebAuthn Level 3, section 5.1.10. */
        public String json() {
            return json;
        }
    }

    public Challenge challenge(PasskeySite site) {
        var options = party.request(site);
        return new Challenge(options, party.json(options));
    }

    /**
     * @param shown what the browser answered, in the JSON form of WebAuthn
     * @throws Refusal.Invalid if it is not the answer of a passkey of this installation; all causes look the same
     */
    public SignInOutcome.Proved attempt(PasskeySite site, Challenge challenge, String shown) {
        var credential = party.shown(shown);
        var id = credential.getRawId().getBytes();
        var body = passkeys.body(id).orElseThrow(SignInWithPasskey::refused);
        return work.change(Actor.visitor(body), Permission.SIGN_IN, tx -> {
            var account = passkeys.byCredential(tx, id)
                    .flatMap(kept -> accounts.byId(tx, kept.account()))
                    .filter(found -> !found.locked())
                    .orElseThrow(SignInWithPasskey::refused);
            var record = party.verify(tx, site, challenge.options, credential);
            passkeys.used(tx, id, PasskeyRecord.write(record), record.getSignatureCount(), tx.now());
            tx.enter(Act.of("identity.second-factor.accepted", "account", account.id())
                    .after("proof", Proof.PASSKEY.name()));
            return new SignInOutcome.Proved(body, account.id(), Proof.PASSKEY);
        });
    }

    private static Refusal refused() {
        return new Refusal.Invalid("", Message.of("identity.passkey.refused"));
    }
}
