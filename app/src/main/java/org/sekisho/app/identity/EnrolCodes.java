package org.sekisho.app.identity;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Makes one-time codes the second factor of one's own account, once a code has shown that the secret arrived. */
@Service
public final class EnrolCodes {

    private final Work work;
    private final SecondFactors factors;
    private final SecretBox box;

    EnrolCodes(Work work, SecondFactors factors, SecretBox box) {
        this.work = work;
        this.factors = factors;
        this.box = box;
    }

    /**
     * The secret and the code that the authenticator shows for it.
     *
     * @param first whether this is on the way in, where only an account without a second factor may get one
     */
    public record Input(TotpSecret secret, String code, boolean first) {}

    /**
     * @return the recovery codes, to be shown once; none if the account has some already
     * @throws Refusal.Invalid if the code is not the secret's
     * @throws Refusal.Stale if it is to be the first factor and there is one
     */
    public Optional<List<String>> enrol(Actor actor, Input input) {
        return work.change(actor, Permission.MANAGE_OWN_ACCOUNT, tx -> {
            var account = actor.account();
            var enrolled = factors.of(tx, account);
            if (input.first() && enrolled.any()) {
                throw new Refusal.Stale();
            }
            var step = Totp.matching(input.secret().bytes(), input.code().replaceAll("[\\s-]", ""), tx.now());
            if (step.isEmpty()) {
                throw new Refusal.Invalid("code", Message.of("identity.code.wrong"));
            }
            factors.put(tx, account, box.seal(tx, account, input.secret().bytes()), step.getAsLong());
            tx.enter(Act.of("identity.second-factor.enrolled", "account", account)
                    .before("codes", enrolled.codes())
                    .after("kind", "CODES"));
            return RecoveryCodesOf.first(tx, factors, account, enrolled);
        });
    }
}
