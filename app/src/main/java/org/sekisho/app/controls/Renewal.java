package org.sekisho.app.controls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.policy.ClauseLineage;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/**
 * Makes bindings anew that stand already: what differs is superseded, what a person decided stays.
 *
 * <p>What a text asks for anew is asked from today on, and what it no longer asks for ends today.
 */
@Component
class Renewal {

    private final Bindings bindings;
    private final BindingOfText bindingOfText;
    private final CatalogueOfBody catalogues;
    private final DocumentHistory documents;
    private final ClauseLineage lineage;

    Renewal(
            Bindings bindings,
            BindingOfText bindingOfText,
            CatalogueOfBody catalogues,
            DocumentHistory documents,
            ClauseLineage lineage) {
        this.bindings = bindings;
        this.bindingOfText = bindingOfText;
        this.catalogues = catalogues;
        this.documents = documents;
        this.lineage = lineage;
    }

    /** The day, but not one that has passed. */
    static LocalDate notBeforeToday(LocalDate day, Tx tx) {
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        return day.isBefore(today) ? today : day;
    }

    /**
     * Makes the bindings of the texts anew that follow this one, since what a person decided of it holds for them too. A
     * text that was bound with another version of the catalogue waits until that is taken over.
     */
    void after(Tx tx, UUID version) {
        var catalogue = catalogues.of(tx).version();
        for (var later : lineage.after(tx, version)) {
            var stands = bindings.of(tx, later);
            if (stands.catalogue().filter(catalogue::equals).isPresent() && replace(tx, stands)) {
                publish(tx, later);
                after(tx, later);
            }
        }
    }

    /** Makes the bindings of all texts anew that are in force or will be. */
    void all(Tx tx) {
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        for (var version : documents.versions(tx)) {
            if (version.validTo().map(today::isBefore).orElse(true) && bindings.has(tx, version.id())) {
                replace(tx, bindings.of(tx, version.id()));
                publish(tx, version.id());
            }
        }
    }

    /** Makes the bindings of one clause anew, of which a person said what kind it is. */
    void clause(Tx tx, UUID version, String path) {
        var stands = bindings.of(tx, version);
        replace(tx, stands, bindingOfText.of(tx, version), path::equals, List.of(), List.of());
    }

    private void publish(Tx tx, UUID version) {
        var from = documents.version(tx, version).version().validFrom();
        tx.publish(new ClausesBound(tx.newId(), tx.actor().body(), version, notBeforeToday(from, tx)));
    }

    /** @return whether anything changed */
    private boolean replace(Tx tx, BoundClauses stands) {
        var made = bindingOfText.of(tx, stands.version());
        var readings = new ArrayList<BoundClauses.Reading>();
        var replaced = new ArrayList<UUID>();
        for (int i = 0; i < stands.readings().size(); i++) {
            var one = made.bound().readings().get(i);
            if (!one.saysTheSameAs(stands.readings().get(i))) {
                readings.add(one);
                replaced.add(stands.readings().get(i).id());
            }
        }
        return replace(tx, stands, made, path -> true, readings, replaced);
    }

    /**
     * @param which clauses, by path, whose bindings are replaced
     * @param readings that take the place of the replaced ones
     */
    private boolean replace(
            Tx tx,
            BoundClauses stands,
            BindingOfText.Made made,
            Predicate<String> which,
            List<BoundClauses.Reading> readings,
            List<UUID> replaced) {
        var version = stands.version();
        var before = byKey(stands);
        var put = new ArrayList<BoundClauses.Bound>();
        var kept = new HashSet<UUID>();
        for (var one : made.bound().bindings()) {
            if (!which.test(one.span().path())) {
                continue;
            }
            var old = Optional.ofNullable(before.get(CarriedVerdicts.Key.of(one)));
            if (old.filter(one::saysTheSameAs).isPresent()) {
                kept.add(old.get().id());
            } else {
                put.add(old.map(named -> one.named(named.id())).orElse(one));
            }
        }
        var taken = stands.bindings().stream()
                .filter(one -> which.test(one.span().path()))
                .map(BoundClauses.Bound::id)
                .filter(id -> !kept.contains(id))
                .toList();
        if (put.isEmpty() && taken.isEmpty() && readings.isEmpty()) {
            return false;
        }
        var entry = tx.enter(Act.of("controls.clauses.bound-anew", "document-version", version)
                .before("catalogue", stands.catalogue())
                .after("catalogue", made.bound().catalogue())
                .after("put", put.size())
                .after("taken", taken.size())
                .after("read-anew", readings.size())
                .after("not-carried", made.left().size()));
        bindings.supersedeBindings(tx, taken);
        bindings.supersedeReadings(tx, replaced);
        bindings.addBindings(tx, version, entry, put);
        bindings.addReadings(tx, version, entry, readings);
        return true;
    }

    private static Map<CarriedVerdicts.Key, BoundClauses.Bound> byKey(BoundClauses bound) {
        var rows = new LinkedHashMap<CarriedVerdicts.Key, BoundClauses.Bound>();
        bound.bindings().forEach(one -> rows.put(CarriedVerdicts.Key.of(one), one));
        return rows;
    }
}
