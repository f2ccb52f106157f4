package org.sekisho.app.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.TransferLists.EffectRow;
import org.sekisho.app.organisation.TransferLists.Of;
import org.sekisho.app.organisation.TransferPlan.Effect;
import org.sekisho.app.organisation.TransferPlan.Exchange;
import org.sekisho.app.organisation.TransferPreview.State;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/**
 * Enters a list of transfers in the registers, from its day on: all of it or nothing.
 *
 * <p>From then on everybody who reads the organisation of that day sees it, so it is applied once it is announced. Until
 * the day comes it can be undone.
 */
@Service
public final class ApplyTransfers {

    /** The list, and the fingerprint of the preview that the actor saw. */
    public record Input(TransferListId list, String fingerprint) {}

    private final Work work;
    private final TransferLists lists;
    private final TransferDesk desk;
    private final People people;
    private final Tenures tenures;
    private final Appointments appointments;

    ApplyTransfers(
            Work work,
            TransferLists lists,
            TransferDesk desk,
            People people,
            Tenures tenures,
            Appointments appointments) {
        this.work = work;
        this.lists = lists;
        this.desk = desk;
        this.people = people;
        this.tenures = tenures;
        this.appointments = appointments;
    }

    /**
     * Applies the list.
     *
     * @return how many people it concerns
     * @throws Refusal.Stale if it would change something else by now than what was shown
     * @throws Refusal.Invalid with every fault of its files, while somebody's identity is open, or if it changes nothing
     */
    public int apply(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_TRANSFERS, tx -> {
            Register.inTurn(tx, "organisation");
            var row = desk.kept(tx, input.list(), State.DRAFT);
            var plan = desk.plan(tx, row, desk.sources(tx, row));
            TransferDesk.refuse(
                    plan.faults().stream().map(TransferPlan.Fault::message).toList());
            if (plan.questions().stream().anyMatch(question -> question.answer().isEmpty())) {
                throw new Refusal.Invalid("", TableFile.reason("transfer-identity-open"));
            }
            if (!TransferDesk.fingerprint(row, lists.files(tx, row.list()), plan.moves())
                    .equals(input.fingerprint())) {
                throw new Refusal.Stale();
            }
            var effects = plan.effects();
            if (effects.isEmpty()) {
                throw new Refusal.Invalid("", TableFile.reason("transfer-nothing"));
            }
            var entry = tx.enter(Act.of(
                            "organisation.transfer-list.applied",
                            "transfer-list",
                            row.list().value())
                    .after("day", row.day())
                    .after("people", effects.size()));
            var step = lists.step(tx, entry, row.list(), row.number() + 1, State.APPLIED);
            BulkEntries.enter(tx, "organisation.transfers.applied", effects, ApplyTransfers::describe, write(tx, step));
            return effects.size();
        });
    }

    private BiConsumer<UUID, List<Effect>> write(Tx tx, UUID step) {
        return (entry, part) -> {
            people.establish(
                    tx, part.stream().filter(Effect::fresh).map(Effect::person).toList());
            exchange(
                    tx,
                    entry,
                    step,
                    Of.PEOPLE,
                    people,
                    part.stream().map(Effect::people).toList());
            exchange(
                    tx,
                    entry,
                    step,
                    Of.TENURES,
                    tenures,
                    part.stream().map(Effect::tenures).toList());
            exchange(
                    tx,
                    entry,
                    step,
                    Of.APPOINTMENTS,
                    appointments,
                    part.stream().map(Effect::appointments).toList());
        };
    }

    private <R extends Register.Row<R>> void exchange(
            Tx tx, UUID entry, UUID step, Of of, Register<R> register, List<Exchange<R>> exchanges) {
        var out = new ArrayList<UUID>();
        var in = new ArrayList<R>();
        exchanges.forEach(exchange -> {
            exchange.out().forEach(row -> out.add(row.id()));
            in.addAll(exchange.in());
        });
        register.supersede(tx, out);
        register.add(tx, entry, in);
        var effects = new ArrayList<EffectRow>();
        out.forEach(row -> effects.add(new EffectRow(of, row, false)));
        in.forEach(row -> effects.add(new EffectRow(of, row.id(), true)));
        lists.note(tx, step, effects);
    }

    private static void describe(Act act, Effect effect) {
        var child = act.child("person", effect.person().value());
        effect.people()
                .out()
                .forEach(row -> child.before("employment", row.employment())
                        .before("to", row.span().to())
                        .beforeErasable("staffNumber", row.staffNumber()));
        for (var row : effect.people().in()) {
            child.after("employment", row.employment())
                    .after("to", row.span().to())
                    .afterErasable("staffNumber", row.staffNumber());
            if (effect.fresh()) {
                child.after("from", row.span().from())
                        .afterErasable("familyName", row.name().family())
                        .afterErasable("givenName", row.name().given())
                        .afterErasable("familyKana", row.name().familyKana())
                        .afterErasable("givenKana", row.name().givenKana());
            }
        }
        child.before(
                "tenures",
                effect.tenures().out().stream().map(ApplyTransfers::words).toList());
        child.after(
                "tenures",
                effect.tenures().in().stream().map(ApplyTransfers::words).toList());
        if (!effect.appointments().isEmpty()) {
            child.before(
                    "appointments",
                    effect.appointments().out().stream()
                            .map(row -> row.appointment().toString())
                            .toList());
        }
    }

    /** A tenure on one line: its identifier, the post, how it is held, and its days. */
    static String words(Tenures.Row row) {
        return String.join(
                " ",
                row.tenure().toString(),
                row.post().toString(),
                row.holding().name(),
                row.span().from().toString(),
                row.span().to().map(Object::toString).orElse("-"));
    }
}
