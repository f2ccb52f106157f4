package org.sekisho.app.controls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.policy.ClauseLineage;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.controls.Binder;
import org.sekisho.controls.Binding;
import org.sekisho.controls.ClauseKind;
import org.sekisho.controls.ClauseReading;
import org.sekisho.controls.Confidence;
import org.sekisho.controls.Reason;
import org.sekisho.controls.StatedCycle;
import org.sekisho.controls.Text;
import org.springframework.stereotype.Component;

/**
 * Makes the bindings of a text: what persons decided of it, else what they decided of the text before, else what the
 * program reads in it. Making them anew changes what differs and nothing else.
 */
@Component
class BindingOfText {

    private final Bindings bindings;
    private final CatalogueOfBody catalogues;
    private final DocumentHistory documents;
    private final ClauseLineage lineage;

    BindingOfText(Bindings bindings, CatalogueOfBody catalogues, DocumentHistory documents, ClauseLineage lineage) {
        this.bindings = bindings;
        this.catalogues = catalogues;
        this.documents = documents;
        this.lineage = lineage;
    }

    /**
     * What a text obliges to.
     *
     * @param bound with the names of the bindings that stand, where they go on
     * @param left verdicts on the text before that hold for nothing in this one
     */
    record Made(Wording text, BoundClauses bound, List<CarriedVerdicts.Left> left) {}

    /** Reckons it, and changes nothing. */
    Made of(Tx tx, UUID version) {
        var text = new Wording(documents.version(tx, version));
        var stands = bindings.of(tx, version);
        var catalogue = catalogues.of(tx);
        var steps = lineage.into(tx, version);
        var before = before(tx, steps);
        var kinds = kinds(before, steps);
        var decided = new HashMap<String, ClauseKind>();
        kinds.forEach((path, reading) -> decided.put(path, reading.kind()));
        own(stands).forEach(reading -> decided.put(reading.path(), reading.kind()));
        var read = Binder.bind(catalogue, text.title(), text.passages(), decided);
        var rows = machine(tx, text, read.bindings());
        var verdicts = new HashMap<CarriedVerdicts.Key, Verdict>();
        rows.forEach((key, bound) -> verdicts.put(key, bound.verdict()));
        var carried = CarriedVerdicts.into(text, steps, judged(before), verdicts);
        carried.landed()
                .forEach((key, landed) ->
                        rows.put(key, landed(tx, text, key, landed, Optional.ofNullable(rows.get(key)))));
        stands.bindings().stream()
                .filter(one -> one.byPerson() && !one.carried())
                .forEach(one -> rows.put(CarriedVerdicts.Key.of(one), one));
        var readings = new ArrayList<BoundClauses.Reading>();
        for (int i = 0; i < read.readings().size(); i++) {
            readings.add(reading(tx, text, i, read.readings().get(i), stands, kinds, catalogue.version()));
        }
        return new Made(text, new BoundClauses(version, readings, List.copyOf(rows.values())), carried.left());
    }

    /** The verdicts on the text before that hold for nothing in this one, but for those that were dismissed. */
    List<CarriedVerdicts.Left> left(Tx tx, UUID version) {
        var steps = lineage.into(tx, version);
        var text = new Wording(documents.version(tx, version));
        var dismissed = bindings.dismissed(tx, version);
        return CarriedVerdicts.into(text, steps, judged(before(tx, steps)), Map.of()).left().stream()
                .filter(one -> !dismissed.contains(one.judged().bound().id()))
                .toList();
    }

    /**
     * Binds a text for the first time.
     *
     * @return what it obliges to
     */
    BoundClauses first(Tx tx, UUID version) {
        var made = of(tx, version);
        var bound = made.bound();
        var entry = tx.enter(Act.of("controls.clauses.bound", "document-version", version)
                .after("clauses", bound.readings().size())
                .after("bound", count(bound, one -> one.verdict() == Verdict.BOUND))
                .after("unsure", count(bound, one -> one.verdict() == Verdict.UNSURE))
                .after("carried", count(bound, BoundClauses.Bound::carried))
                .after("not-carried", made.left().size()));
        bindings.addReadings(tx, version, entry, bound.readings());
        bindings.addBindings(tx, version, entry, bound.bindings());
        tx.publish(new ClausesBound(
                tx.newId(), tx.actor().body(), version, made.text().from()));
        return bound;
    }

    private static int count(BoundClauses bound, Predicate<BoundClauses.Bound> which) {
        return (int) bound.bindings().stream().filter(which).count();
    }

    // The text before

    /** The texts with which this one was compared, and what they oblige to. */
    private Map<Wording, BoundClauses> before(Tx tx, List<ClauseLineage.Step> steps) {
        var before = new LinkedHashMap<Wording, BoundClauses>();
        steps.stream().map(ClauseLineage.Step::fromDocument).distinct().forEach(earlier -> {
            var bound = bindings.of(tx, earlier);
            before.put(new Wording(documents.version(tx, earlier)), bound);
        });
        return before;
    }

    /** What persons decided of it, and the questions that came of what they had decided before. */
    private static List<CarriedVerdicts.Judged> judged(Map<Wording, BoundClauses> before) {
        var judged = new ArrayList<CarriedVerdicts.Judged>();
        before.forEach((text, bound) -> bound.bindings().stream()
                .filter(one -> one.byPerson() || one.carried())
                .forEach(one -> judged.add(new CarriedVerdicts.Judged(text, one))));
        return judged;
    }

    /** The kinds that persons gave to clauses that go on in one of this text; none where they contradict each other. */
    private static Map<String, BoundClauses.Reading> kinds(
            Map<Wording, BoundClauses> before, List<ClauseLineage.Step> steps) {
        var found = new HashMap<String, List<BoundClauses.Reading>>();
        before.forEach((text, bound) -> bound.readings().stream()
                .filter(BoundClauses.Reading::byPerson)
                .forEach(reading -> steps.stream()
                        .filter(step -> step.fromDocument().equals(text.version()))
                        .filter(step -> step.from()
                                .filter(at -> at.path().equals(reading.path()))
                                .isPresent())
                        .flatMap(step -> step.to().stream())
                        .forEach(at -> found.computeIfAbsent(at.path(), path -> new ArrayList<>())
                                .add(reading))));
        var kinds = new HashMap<String, BoundClauses.Reading>();
        found.forEach((path, those) -> {
            if (those.stream().map(BoundClauses.Reading::kind).distinct().count() == 1) {
                kinds.put(path, those.getLast());
            }
        });
        return kinds;
    }

    /** The kinds that persons gave to clauses of the text itself. */
    private static Stream<BoundClauses.Reading> own(BoundClauses stands) {
        return stands.readings().stream().filter(one -> one.byPerson() && !one.carried());
    }

    // Rows

    private static BoundClauses.Reading reading(
            Tx tx,
            Wording text,
            int ordinal,
            ClauseReading read,
            BoundClauses stands,
            Map<String, BoundClauses.Reading> kinds,
            String catalogue) {
        var own = own(stands).filter(one -> one.path().equals(read.path())).findFirst();
        var carried = Optional.ofNullable(kinds.get(read.path()));
        var person = own.or(() -> carried);
        return new BoundClauses.Reading(
                tx.newId(),
                text.clause(read.path()),
                ordinal,
                read.path(),
                person.map(BoundClauses.Reading::kind).orElse(read.kind()),
                person.map(BoundClauses.Reading::why).orElse(read.reason().why()),
                person.isPresent() ? List.of() : read.reason().quotes(),
                person.flatMap(BoundClauses.Reading::decidedBy),
                own.isEmpty() && carried.isPresent(),
                catalogue);
    }

    private static Map<CarriedVerdicts.Key, BoundClauses.Bound> machine(Tx tx, Wording text, List<Binding> read) {
        var rows = new LinkedHashMap<CarriedVerdicts.Key, BoundClauses.Bound>();
        for (var binding : read) {
            rows.computeIfAbsent(
                    new CarriedVerdicts.Key(binding.span(), binding.topic()),
                    key -> new BoundClauses.Bound(
                            tx.newId(),
                            text.clause(binding.span().path()),
                            binding.span(),
                            binding.topic(),
                            binding.confidence() == Confidence.SURE ? Verdict.BOUND : Verdict.UNSURE,
                            why(binding.reasons()),
                            binding.reasons().stream()
                                    .flatMap(reason -> reason.quotes().stream())
                                    .distinct()
                                    .toList(),
                            binding.stated().flatMap(StatedCycle::period),
                            binding.stated()
                                    .map(stated -> String.join("、", stated.words()))
                                    .orElse(""),
                            Optional.empty(),
                            false));
        }
        return rows;
    }

    private static BoundClauses.Bound landed(
            Tx tx,
            Wording text,
            CarriedVerdicts.Key key,
            CarriedVerdicts.Landed landed,
            Optional<BoundClauses.Bound> machine) {
        return new BoundClauses.Bound(
                tx.newId(),
                text.clause(key.span().path()),
                key.span(),
                key.topic(),
                landed.verdict(),
                landed.why(),
                machine.map(BoundClauses.Bound::quotes).orElse(List.of()),
                machine.flatMap(BoundClauses.Bound::period),
                machine.map(BoundClauses.Bound::stated).orElse(""),
                landed.decidedBy(),
                true);
    }

    private static Text why(List<Reason> reasons) {
        return new Text(
                String.join(
                        "",
                        reasons.stream()
                                .map(reason -> reason.why().ja())
                                .distinct()
                                .toList()),
                String.join(
                        " ",
                        reasons.stream()
                                .map(reason -> reason.why().en())
                                .distinct()
                                .toList()));
    }
}
