package org.sekisho.app.identity;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Service;

/** Makes a passkey a way into one's own account. */
@Service
public final class RegisterPasskey {

    private static final int LABEL_MOST = 60;

    private final Work work;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final RelyingParty party;

    RegisterPasskey(Work work, Accounts accounts, SecondFactors factors, Passkeys passkeys, RelyingParty party) {
        this.work = work;
        this.accounts = accounts;
        this.factors = factors;
        this.passkeys = passkeys;
        this.party = party;
    }

    /** What the browser is asked to make; good for one answer. */
    public static final class Offer implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private final PublicKeyCredentialCreationOptions options;
        private final String json;

        Offer(PublicKeyCredentialCreationOptions options, String json) {
            this.options = options;
            this.json = json;
        }

        /** In the JSON form of WebAuthn Level 3, section 5.1.9. */
        public String json() {
            return json;
        }
    }

    /**
     * @param made what the browser made, in the JSON form of WebAuthn
     * @param first whether this is on the way in, where only an account without a second factor may get one
     */
    public record Input(PasskeySite site, Offer offer, String made, String label, boolean first) {}

    public Offer offer(Actor actor, PasskeySite site) {
        return work.read(actor, Permission.MANAGE_OWN_ACCOUNT, tx -> {
            var account = accounts.byId(tx, actor.account()).orElseThrow(() -> new Refusal.NotFound("account"));
            var options = party.creation(tx, site, account);
            return new Offer(options, party.json(options));
        });
    }

    /**
     * @return the recovery codes, to be shown once; none if the account has some already
     * @throws Refusal.Invalid if what the browser made does not answer the offer
     * @throws Refusal.Stale if it is to be the first factor and there is one
     */
    public Optional<List<String>> register(Actor actor, Input input) {
        return work.change(actor, Permission.MANAGE_OWN_ACCOUNT, tx -> {
            var account = accounts.byId(tx, actor.account()).orElseThrow(() -> new Refusal.NotFound("account"));
            var enrolled = factors.of(tx, account.id());
            if (input.first() && enrolled.any()) {
                throw new Refusal.Stale();
            }
            var label = label(input.label(), enrolled.passkeys());
            var record = party.register(tx, input.site(), account, input.offer().options, input.made(), label);
            var id = tx.newId();
            passkeys.add(
                    tx,
                    id,
                    account.id(),
                    record.getCredentialId().getBytes(),
                    label,
                    PasskeyRecord.write(record),
                    record.getSignatureCount());
            tx.enter(Act.of("identity.second-factor.enrolled", "account", account.id())
                    .after("kind", "PASSKEY")
                    .after("passkey", id)
                    .afterErasable("label", label));
            return RecoveryCodesOf.first(tx, factors, account.id(), enrolled);
        });
    }

    private static String label(String typed, int before) {
        var label = typed.strip();
        return label.isEmpty() ? "パスキー " + (before + 1) : label.substring(0, Math.min(label.length(), LABEL_MOST));
    }
}
