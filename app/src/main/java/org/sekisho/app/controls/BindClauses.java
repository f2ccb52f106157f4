package org.sekisho.app.controls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.policy.VersionText;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.controls.Binder;
import org.sekisho.controls.Binding;
import org.sekisho.controls.Bound;
import org.sekisho.controls.Confidence;
import org.sekisho.controls.Passage;
import org.sekisho.controls.Reason;
import org.sekisho.controls.StatedCycle;
import org.sekisho.controls.Text;
import org.sekisho.policytext.Clause;
import org.springframework.stereotype.Service;

/** Reads a version of the policy against the catalogue: what kind each clause is, and what its sentences oblige to. */
@Service
public final class BindClauses {

    private final Work work;
    private final DocumentHistory documents;
    private final CatalogueOfBody catalogues;
    private final Bindings bindings;

    BindClauses(Work work, DocumentHistory documents, CatalogueOfBody catalogues, Bindings bindings) {
        this.work = work;
        this.documents = documents;
        this.catalogues = catalogues;
        this.bindings = bindings;
    }

    /**
     * Binds the text, once: binding it again changes nothing. What a person decided of the same clause in an earlier text
     * is carried over.
     *
     * @return empty if the text was bound already
     */
    public Optional<BoundClauses> bind(Actor actor, UUID version) {
        var found = documents.version(actor, version);
        if (work.read(actor, Permission.KEEP_DUTIES, tx -> bindings.has(tx, version))) {
            return Optional.empty();
        }
        var catalogue = catalogues.of(actor);
        var bound = Binder.bind(catalogue, found.version().title(), passages(found));
        return Optional.of(work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "controls");
            if (bindings.has(tx, version)) {
                tx.enter(Act.of("controls.clauses.bound-already", "document-version", version));
                return bindings.of(tx, version);
            }
            return write(tx, found.text(), found.version().validFrom(), bound);
        }));
    }

    private BoundClauses write(Tx tx, VersionText text, LocalDate from, Bound bound) {
        var clauses = new HashMap<String, UUID>();
        var readings = new ArrayList<BoundClauses.Reading>();
        for (int i = 0; i < bound.readings().size(); i++) {
            var reading = bound.readings().get(i);
            var clause = text.clauses().get(i);
            clauses.put(reading.path(), clause);
            readings.add(new BoundClauses.Reading(
                    tx.newId(),
                    clause,
                    i,
                    reading.path(),
                    reading.kind(),
                    reading.reason().why(),
                    reading.reason().quotes(),
                    false));
        }
        var decided = decided(tx, clauses);
        var seen = new HashSet<String>();
        var rows = new ArrayList<BoundClauses.Bound>();
        for (var binding : bound.bindings()) {
            var clause = Objects.requireNonNull(
                    clauses.get(binding.span().path()), binding.span().path());
            if (seen.add(binding.span() + " " + binding.topic())) {
                rows.add(row(tx, binding, clause, Optional.ofNullable(decided.get(clause + " " + binding.topic()))));
            }
        }
        var entry = tx.enter(Act.of("controls.clauses.bound", "document-version", text.version())
                .after("clauses", readings.size())
                .after("bound", (int) rows.stream()
                        .filter(row -> row.verdict() == Verdict.BOUND)
                        .count())
                .after("unsure", (int) rows.stream()
                        .filter(row -> row.verdict() == Verdict.UNSURE)
                        .count()));
        bindings.addReadings(tx, text.version(), entry, readings);
        bindings.addBindings(tx, text.version(), entry, rows);
        tx.publish(new ClausesBound(tx.newId(), tx.actor().body(), text.version(), from));
        return new BoundClauses(text.version(), readings, rows);
    }

    /** The last verdict of a person for each clause and topic. */
    private Map<String, Verdict> decided(Tx tx, Map<String, UUID> clauses) {
        var verdicts = new HashMap<String, Verdict>();
        bindings.decidedByPersons(tx, clauses.values())
                .forEach(bound -> verdicts.put(bound.clause() + " " + bound.topic(), bound.verdict()));
        return verdicts;
    }

    private static BoundClauses.Bound row(Tx tx, Binding binding, UUID clause, Optional<Verdict> decided) {
        var machine = binding.confidence() == Confidence.SURE ? Verdict.BOUND : Verdict.UNSURE;
        return new BoundClauses.Bound(
                tx.newId(),
                clause,
                binding.span(),
                binding.topic(),
                decided.orElse(machine),
                why(binding.reasons()),
                binding.reasons().stream()
                        .flatMap(reason -> reason.quotes().stream())
                        .distinct()
                        .toList(),
                binding.stated().flatMap(StatedCycle::period),
                binding.stated().map(stated -> String.join("、", stated.words())).orElse(""),
                false);
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

    /** The clauses as the engine reads them, each with the captions of what holds it. */
    private static List<Passage> passages(PolicyInForce.InFull found) {
        var passages = new ArrayList<Passage>();
        var above = new ArrayList<Clause>();
        for (var clause : found.text().tree().clauses()) {
            above.removeIf(other -> other.level() >= clause.level());
            passages.add(new Passage(
                    clause.path(),
                    Optional.of(clause.marker()),
                    clause.caption(),
                    above.stream().flatMap(other -> other.caption().stream()).toList(),
                    clause.paragraphs()));
            above.add(clause);
        }
        return passages;
    }
}
