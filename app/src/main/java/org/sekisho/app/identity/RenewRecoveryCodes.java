package org.sekisho.app.identity;

import java.util.List;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Puts ten new recovery codes in the place of one's old ones. */
@Service
public final class RenewRecoveryCodes {

    private final Work work;
    private final SecondFactors factors;

    RenewRecoveryCodes(Work work, SecondFactors factors) {
        this.work = work;
        this.factors = factors;
    }

    /** @return the codes, to be shown once */
    public List<String> renew(Actor actor) {
        return work.change(
                actor, Permission.MANAGE_OWN_ACCOUNT, tx -> RecoveryCodesOf.fresh(tx, factors, actor.account()));
    }
}
