package org.sekisho.app.controls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.controls.Span;
import org.springframework.stereotype.Service;

/**
 * Makes the bindings of the texts in force anew with the catalogue as it is now. Until somebody does so, they stay as the
 * earlier version of the catalogue made them.
 */
@Service
public final class TakeOverCatalogue {

    /**
     * What another version of the catalogue would change.
     *
     * @param from the version with which the text is bound; empty if that was not noted
     * @param to the version as it is now
     * @param differences in the order of the text
     */
    public record Newer(Optional<String> from, String to, List<Difference> differences) {}

    /**
     * A sentence whose bindings would change.
     *
     * @param before by topic; what a person refused is not among them
     * @param after the same, with the catalogue as it is now
     */
    public record Difference(Span span, String words, Map<String, Verdict> before, Map<String, Verdict> after) {}

    private final Work work;
    private final DocumentHistory documents;
    private final CatalogueOfBody catalogues;
    private final Bindings bindings;
    private final BindingOfText bindingOfText;
    private final Renewal renewal;

    TakeOverCatalogue(
            Work work,
            DocumentHistory documents,
            CatalogueOfBody catalogues,
            Bindings bindings,
            BindingOfText bindingOfText,
            Renewal renewal) {
        this.work = work;
        this.documents = documents;
        this.catalogues = catalogues;
        this.bindings = bindings;
        this.bindingOfText = bindingOfText;
        this.renewal = renewal;
    }

    /**
     * What it would change in a text; empty if the text is not bound, or bound with the catalogue as it is now.
     *
     * @throws Refusal.NotFound if there is no such version for this actor
     */
    public Optional<Newer> preview(Actor actor, UUID version) {
        documents.requireReadable(actor, version);
        return work.read(actor, Permission.KEEP_DUTIES, tx -> {
            var stands = bindings.of(tx, version);
            var now = catalogues.of(tx).version();
            if (stands.readings().isEmpty()
                    || stands.catalogue().filter(now::equals).isPresent()) {
                return Optional.<Newer>empty();
            }
            var made = bindingOfText.of(tx, version);
            return Optional.of(
                    new Newer(stands.catalogue(), now, differences(made.text(), bySpan(stands), bySpan(made.bound()))));
        });
    }

    /**
     * Takes it over for all texts that are in force or will be. What persons decided stays.
     *
     * @param seen the version of the catalogue whose changes the actor has seen
     * @throws Refusal.Stale if the catalogue is another one by now, or was taken over already
     */
    public void take(Actor actor, UUID version, String seen) {
        documents.requireReadable(actor, version);
        work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "controls");
            var stands = bindings.of(tx, version);
            var now = catalogues.of(tx).version();
            if (!now.equals(seen) || stands.catalogue().filter(now::equals).isPresent()) {
                throw new Refusal.Stale();
            }
            var entry = tx.enter(Act.of("controls.catalogue.taken-over", "body", tx.body())
                    .before("catalogue", stands.catalogue())
                    .after("catalogue", now));
            renewal.all(tx);
            return entry;
        });
    }

    private static Map<Span, Map<String, Verdict>> bySpan(BoundClauses bound) {
        var found = new LinkedHashMap<Span, Map<String, Verdict>>();
        bound.bindings().stream()
                .filter(one -> one.verdict() != Verdict.REFUSED)
                .forEach(one -> found.computeIfAbsent(one.span(), span -> new LinkedHashMap<>())
                        .put(one.topic(), one.verdict()));
        return found;
    }

    private static List<Difference> differences(
            Wording text, Map<Span, Map<String, Verdict>> before, Map<Span, Map<String, Verdict>> after) {
        var differences = new ArrayList<Difference>();
        for (var line : text.lines()) {
            var was = before.getOrDefault(line.span(), Map.of());
            var is = after.getOrDefault(line.span(), Map.of());
            if (!was.equals(is)) {
                differences.add(new Difference(line.span(), line.words(), was, is));
            }
        }
        return differences;
    }
}
