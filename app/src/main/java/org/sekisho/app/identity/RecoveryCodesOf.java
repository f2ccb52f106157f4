package org.sekisho.app.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;

/** Gives an account its recovery codes. */
final class RecoveryCodesOf {

    private RecoveryCodesOf() {}

    /** New ones, unless the account has some. */
    static Optional<List<String>> first(Tx tx, SecondFactors factors, UUID account, SecondFactors.Enrolled enrolled) {
        return enrolled.recoveryCodes() > 0 ? Optional.empty() : Optional.of(fresh(tx, factors, account));
    }

    /** New ones in the place of those there were. */
    static List<String> fresh(Tx tx, SecondFactors factors, UUID account) {
        var codes = RecoveryCodes.fresh();
        factors.replaceRecoveryCodes(
                tx,
                account,
                codes.stream()
                        .map(code -> RecoveryCodes.hash(tx, account, code))
                        .toList());
        tx.enter(Act.of("identity.recovery-codes.renewed", "account", account).after("count", codes.size()));
        return codes;
    }
}
