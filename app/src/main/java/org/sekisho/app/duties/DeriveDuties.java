package org.sekisho.app.duties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.controls.BoundClauses;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.controls.ClausesBound;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Control;
import org.sekisho.controls.Cycle;
import org.sekisho.controls.Measure;
import org.sekisho.controls.Origin;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Makes duties of what the policy obliges to: every control of every topic that a sentence of an obligation is bound to for certain, and
 * what 地方自治法第244条の6 asks of every body whatever its policy says.
 *
 * <p>Delivered again after a crash; the same duties are established once.
 */
@Component
public class DeriveDuties {

    /** Controls with this kind of condition wait until the body has said which network model it uses. */
    private static final String NETWORK_MODEL = "model:";

    private final BindingsInForce bindings;
    private final CatalogueOfBody catalogues;
    private final EstablishDuties establishDuties;
    private final DocumentHistory documents;

    DeriveDuties(
            BindingsInForce bindings,
            CatalogueOfBody catalogues,
            EstablishDuties establishDuties,
            DocumentHistory documents) {
        this.bindings = bindings;
        this.catalogues = catalogues;
        this.establishDuties = establishDuties;
        this.documents = documents;
    }

    @Async
    @TransactionalEventListener
    void on(ClausesBound event) {
        derive(Actor.program(event.body()), event);
    }

    /** Establishes what follows from the bindings, from the day on which the version is in force. */
    public EstablishDuties.Established derive(Actor actor, ClausesBound event) {
        var catalogue = catalogues.of(actor);
        var bound = texts(actor, event).stream()
                .flatMap(version -> bindings.of(actor, version).asked().stream())
                .collect(Collectors.groupingBy(BoundClauses.Bound::topic));
        var wanted = new ArrayList<EstablishDuties.Wanted>();
        for (var control : catalogue.controls()) {
            boolean always = control.measure() == Measure.POLICY && control.origin() instanceof Origin.Law;
            boolean waits = control.conditions().stream().anyMatch(condition -> condition.startsWith(NETWORK_MODEL));
            if ((always || bound.containsKey(control.topic())) && !waits) {
                wanted.add(wanted(control, bound));
            }
        }
        return establishDuties.establish(actor, new EstablishDuties.Input(event.from(), wanted));
    }

    /** All texts in force on the day: one document does not take back what another one asks for. */
    private List<UUID> texts(Actor actor, ClausesBound event) {
        return documents.versions(actor).stream()
                .filter(version -> version.holdsOn(event.from()))
                .map(DocumentVersion::id)
                .toList();
    }

    private static EstablishDuties.Wanted wanted(Control control, Map<String, List<BoundClauses.Bound>> bound) {
        var sentences = bound.getOrDefault(control.topic(), List.of());
        var owner = Role.valueOf(control.owner());
        var stated = sentences.stream()
                .flatMap(sentence ->
                        sentence.period().stream().map(period -> new Rhythm.Every(period, OptionalInt.empty())))
                .findFirst();
        Rhythm rhythm = switch (control.cycle()) {
            case Cycle.Periodic(var period) -> stated.orElseGet(() -> new Rhythm.Every(period, OptionalInt.empty()));
            case Cycle.OnOccasion(var occasion, var withinDays) -> new Rhythm.OnOccasion(withinDays);
            case Cycle.Standing(var fact) -> new Rhythm.Always(Fact.of(fact));
        };
        var words = sentences.stream()
                .map(BoundClauses.Bound::stated)
                .filter(text -> !text.isEmpty())
                .findFirst();
        var origin = origin(control, rhythm, stated, !sentences.isEmpty());
        var note = switch (origin) {
            case LAW -> control.origin() instanceof Origin.Law(var citation) ? citation : "";
            case POLICY -> words.orElse("");
            case STANDARD -> control.origin() instanceof Origin.BodyStandard(var citation) ? citation : "";
            case PROPOSAL -> control.origin() instanceof Origin.Proposal(var source) ? source : "";
        };
        return new EstablishDuties.Wanted(control.id(), scope(control, owner), owner, rhythm, origin, note);
    }

    private static CycleOrigin origin(Control control, Rhythm rhythm, Optional<Rhythm.Every> stated, boolean inPolicy) {
        return switch (control.origin()) {
            case Origin.Law law -> CycleOrigin.LAW;
            case Origin.BodyStandard standard -> CycleOrigin.STANDARD;
            case Origin.Proposal proposal -> {
                boolean said = switch (rhythm) {
                    case Rhythm.Every every -> stated.isPresent();
                    // What the policy asks for at all times has no length that could be proposed.
                    case Rhythm.Always always -> inPolicy;
                    case Rhythm.OnOccasion occasion -> false;
                };
                yield said ? CycleOrigin.POLICY : CycleOrigin.PROPOSAL;
            }
        };
    }

    private static Scope scope(Control control, Role owner) {
        if (control.everyone()) {
            return Scope.EACH_PERSON;
        }
        return owner == Role.SECTION_SECURITY_MANAGER ? Scope.EACH_SECTION : Scope.BODY;
    }
}
