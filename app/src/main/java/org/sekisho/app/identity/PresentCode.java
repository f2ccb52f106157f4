package org.sekisho.app.identity;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Service;

/** Checks the one-time code or the recovery code of an account; each works once. */
@Service
public final class PresentCode {

    private final Work work;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final SecretBox box;
    private final Failures failures;

    PresentCode(Work work, Accounts accounts, SecondFactors factors, SecretBox box, Failures failures) {
        this.work = work;
        this.accounts = accounts;
        this.factors = factors;
        this.box = box;
        this.failures = failures;
    }

    /**
     * @param address where it came from, for the record
     * @throws Refusal.NotFound if there is no such account or it is locked
     */
    public SignInOutcome attempt(BodyId body, UUID account, String typed, String address) {
        var actor = new Actor(body, account, "", Set.of(Role.VISITOR));
        return work.change(actor, Permission.SIGN_IN, tx -> {
            failures.oneAtATime(tx, account);
            if (accounts.byId(tx, account).filter(found -> !found.locked()).isEmpty()) {
                throw new Refusal.NotFound("account");
            }
            var wait = failures.of(tx, account).wait(tx.now());
            if (wait.isPositive()) {
                tx.enter(Act.of("identity.sign-in.refused", "account", account)
                        .after("reason", "waiting")
                        .afterErasable("address", address));
                return new SignInOutcome.Wait(wait);
            }
            var proof = check(tx, account, typed);
            if (proof.isEmpty()) {
                failures.add(tx, account);
                tx.enter(Act.of("identity.sign-in.refused", "account", account)
                        .after("reason", "code")
                        .afterErasable("address", address));
                return new SignInOutcome.Wrong();
            }
            tx.enter(Act.of("identity.second-factor.accepted", "account", account)
                    .after("proof", proof.get().name())
                    .afterErasable("address", address));
            return new SignInOutcome.Proved(body, account, proof.get());
        });
    }

    private Optional<Proof> check(Tx tx, UUID account, String typed) {
        if (RecoveryCodes.looksLike(typed)) {
            return factors.useRecoveryCode(tx, account, RecoveryCodes.hash(tx, account, typed))
                    ? Optional.of(Proof.RECOVERY_CODE)
                    : Optional.empty();
        }
        var code = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        var step = factors.sealedSecret(tx, account)
                .map(secret -> Totp.matching(box.open(tx, account, secret), code, tx.now()));
        return step.isPresent()
                        && step.get().isPresent()
                        && factors.use(tx, account, step.get().getAsLong())
                ? Optional.of(Proof.CODE)
                : Optional.empty();
    }
}
