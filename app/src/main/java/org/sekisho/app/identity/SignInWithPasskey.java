package org.sekisho.app.identity;

import java.io.Serial;
import java.io.Serializable;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Service;

/**
 * Checks a passkey at the door.
 *
 * <p>A failure counts like one with a password, and makes passwords and codes wait; a passkey itself is always looked
 * at, because it cannot be guessed and nobody shall keep its holder out by failing.
 */
@Service
public final class SignInWithPasskey {

    private final Work work;
    private final Accounts accounts;
    private final Passkeys passkeys;
    private final Failures failures;
    private final RelyingParty party;

    SignInWithPasskey(Work work, Accounts accounts, Passkeys passkeys, Failures failures, RelyingParty party) {
        this.work = work;
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.failures = failures;
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
     * Never tells what was wrong. What nobody's account can be named for is not entered in a record.
     *
     * @param shown what the browser answered, in the JSON form of WebAuthn
     * @param address where it came from, for the record
     * @throws Refusal.Invalid if it is no answer of a passkey, or of one that this installation does not know
     */
    public SignInOutcome attempt(PasskeySite site, Challenge challenge, String shown, String address) {
        var credential = party.shown(shown);
        var id = credential.getRawId().getBytes();
        var body = passkeys.body(id).orElseThrow(SignInWithPasskey::refused);
        return work.change(Actor.visitor(body), Permission.SIGN_IN, tx -> {
            var account = passkeys.byCredential(tx, id)
                    .flatMap(kept -> accounts.byId(tx, kept.account()))
                    .orElseThrow(SignInWithPasskey::refused);
            failures.oneAtATime(tx, account.id());
            if (account.locked()) {
                return wrong(tx, account, "locked", address);
            }
            CredentialRecord record;
            try {
                record = party.verify(tx, site, challenge.options, credential);
            } catch (Refusal notThePasskey) {
                return wrong(tx, account, "passkey", address);
            }
            passkeys.used(tx, id, PasskeyRecord.write(record), record.getSignatureCount(), tx.now());
            tx.enter(Act.of("identity.second-factor.accepted", "account", account.id())
                    .after("proof", Proof.PASSKEY.name())
                    .afterErasable("address", address));
            return new SignInOutcome.Proved(body, account.id(), Proof.PASSKEY);
        });
    }

    private SignInOutcome wrong(Tx tx, Account account, String reason, String address) {
        failures.add(tx, account.id());
        tx.enter(Act.of("identity.sign-in.refused", "account", account.id())
                .after("reason", reason)
                .afterErasable("address", address));
        return new SignInOutcome.Wrong();
    }

    private static Refusal refused() {
        return new Refusal.Invalid("", Message.of("identity.passkey.refused"));
    }
}
