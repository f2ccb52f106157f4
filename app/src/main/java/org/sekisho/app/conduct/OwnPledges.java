package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.RollCall;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads which pledges the actor signed and is to sign; nobody else's. */
@Service
public final class OwnPledges {

    /**
     * A text that concerns the actor.
     *
     * @param signed when they signed this version of it
     * @param asked the first or the last day of theirs, where the pledge for it is missing
     */
    public record Own(PledgeRegister.Form form, Optional<LocalDate> signed, Optional<LocalDate> asked) {}

    /** Whoever leaves sees the text so long before, since they can sign in no more afterwards. */
    private static final int DAYS_BEFORE_LEAVING = 30;

    private final Work work;
    private final Pledges pledges;
    private final RollCall rollCall;

    OwnPledges(Work work, Pledges pledges, RollCall rollCall) {
        this.work = work;
        this.pledges = pledges;
        this.rollCall = rollCall;
    }

    /** One statement while the body has no text, four otherwise; none for an account that is no person's. */
    public List<Own> of(Actor actor, LocalDate day) {
        var asOf = AsOf.known(day);
        var forms = work.read(actor, Permission.DO_OWN_DUTIES, tx -> pledges.forms(tx, asOf));
        if (forms.isEmpty()) {
            return List.of();
        }
        var me = rollCall.own(actor, day);
        if (me.isEmpty()) {
            return List.of();
        }
        var signed = work.read(
                actor,
                Permission.DO_OWN_DUTIES,
                tx -> pledges.signed(tx, asOf, me.get().person()));
        var own = new ArrayList<Own>();
        for (var kind : PledgeKind.values()) {
            var until = kind == PledgeKind.LEAVING ? day.plusDays(DAYS_BEFORE_LEAVING) : day;
            var asked = PledgeRegister.owed(kind, me.get().person(), me.get().span(), forms, signed, until);
            forms.stream()
                    .filter(form -> form.kind() == kind && !form.from().isAfter(day))
                    .findFirst()
                    .map(form -> new Own(
                            form,
                            signed.stream()
                                    .filter(one -> one.form().equals(form.id()))
                                    .map(PledgeRegister.Signed::on)
                                    .findFirst(),
                            asked))
                    .ifPresent(own::add);
        }
        return own;
    }
}
