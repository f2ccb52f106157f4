package org.sekisho.app.conduct;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/**
 * Disposes of what is complete and whose retention period is over, by a recorded decision: the acknowledgements of a version,
 * the pledges of a fiscal year, the record of a violation.
 */
@Service
public final class DisposeKept {

    /**
     * The decision.
     *
     * @param subject of what the overview says to be complete
     * @param basis which rule it rests on
     * @param decidedBy the post that decided
     */
    public record Input(KeptKind kind, UUID subject, String basis, String decidedBy, LocalDate decidedOn) {}

    private final Work work;
    private final Map<KeptKind, Kept> kept;
    private final Disposals disposals;

    DisposeKept(Work work, List<Kept> kept, Disposals disposals) {
        this.work = work;
        this.kept =
                kept.stream().collect(toMap(Kept::kind, one -> one, (a, b) -> a, () -> new EnumMap<>(KeptKind.class)));
        this.disposals = disposals;
    }

    /**
     * Erases of whom it is; how many there were, and the leaves of the record with a digest over them, remain.
     *
     * @throws Refusal.NotFound if there is nothing of that identifier
     * @throws Refusal.Invalid if it is not complete, younger than the period, disposed of already, no period is set, or the
     *     decision says nothing of its basis
     */
    public void dispose(Actor actor, Input input) {
        var sort = Objects.requireNonNull(kept.get(input.kind()));
        if (!sort.readableBy(actor)) {
            throw new Refusal.NotFound("retention");
        }
        work.change(actor, Permission.DISPOSE_SIGNATURES, tx -> {
            Register.inTurn(tx, "conduct");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var wanted = sort.wanted(tx, input.subject(), today);
            var decision = new Disposals.Decision(input.basis(), input.decidedBy(), input.decidedOn());
            disposals.check(tx, wanted, decision);
            var erased = sort.erase(tx, wanted.subject(), today);
            var entry = tx.enter(sort.act(wanted)
                    .after("things", wanted.things())
                    .after("values", erased.values())
                    .after("basis", input.basis().strip())
                    .after("decidedBy", input.decidedBy().strip())
                    .after("decidedOn", input.decidedOn())
                    .after("digest", HexFormat.of().formatHex(erased.digest())));
            disposals.add(tx, entry, wanted, decision, erased);
            return wanted.subject();
        });
    }
}
