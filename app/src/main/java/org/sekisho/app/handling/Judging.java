package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Time;
import org.sekisho.classification.Act;
import org.sekisho.classification.CloudKind;
import org.sekisho.classification.Handling;
import org.sekisho.classification.Medium;
import org.sekisho.classification.Question;
import org.springframework.stereotype.Component;

/** Asks the rules of the day about an act on an asset. */
@Component
final class Judging {

    private final AdoptedRules adopted;
    private final SubjectOfAsset subjects;

    Judging(AdoptedRules adopted, SubjectOfAsset subjects) {
        this.adopted = adopted;
        this.subjects = subjects;
    }

    /** The rules of the day of the transaction. One statement. */
    OfDay on(Tx tx) {
        var today = AsOf.known(LocalDate.ofInstant(tx.now(), Time.JAPAN));
        return new OfDay(today, adopted.on(tx, today), subjects);
    }

    /** @param adopted keys of the rules that the body has as its own */
    record OfDay(AsOf today, Set<String> adopted, SubjectOfAsset subjects) {

        /** What they say of an act. */
        KeptVerdict judge(Tx tx, LedgerLine line, Act act, Optional<Medium> medium, Optional<CloudKind> cloud) {
            var seen = subjects.of(tx, line, today, medium, cloud);
            return KeptVerdict.of(
                    Handling.standard().judge(new Question(act, seen.subject()), adopted), seen.classes());
        }
    }
}
