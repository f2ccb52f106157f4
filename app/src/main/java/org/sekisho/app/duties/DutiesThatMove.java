package org.sekisho.app.duties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.AffectedByTransfers;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.organisation.Staffing;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Catalogue;
import org.springframework.stereotype.Component;

/** Says of a list of transfers which duties get another owner, and which are left with nobody. */
@Component
final class DutiesThatMove implements AffectedByTransfers {

    private static final int NAMED = 5;

    private final Duties duties;
    private final CatalogueOfBody catalogues;

    DutiesThatMove(Duties duties, CatalogueOfBody catalogues) {
        this.duties = duties;
        this.catalogues = catalogues;
    }

    @Override
    public List<Affected> affected(Tx tx, Impact impact) {
        var catalogue = catalogues.of(tx);
        var byOwner = duties.on(tx, AsOf.known(impact.day())).stream()
                .map(Duties.Owed::duty)
                .collect(Collectors.groupingBy(Duty::owner, LinkedHashMap::new, Collectors.toList()));
        var affected = new ArrayList<Affected>();
        byOwner.forEach((owner, owned) -> {
            var before = impact.before().holders().getOrDefault(owner, Set.of());
            var after = impact.after().holders().getOrDefault(owner, Set.of());
            if (after.isEmpty() && !before.isEmpty()) {
                owned.forEach(duty -> affected.add(new Affected(
                        true,
                        texts -> texts.get(
                                "duties.transfers.nobody", titles(catalogue, List.of(duty), texts), role(texts, owner)),
                        Optional.of("/duties/" + duty.id().value()))));
                return;
            }
            var whole = owned.stream()
                    .filter(duty -> duty.scope() != Scope.EACH_SECTION)
                    .toList();
            if (!before.equals(after) && !whole.isEmpty()) {
                affected.add(new Affected(
                        false,
                        texts -> texts.get(
                                "duties.transfers.moves",
                                role(texts, owner),
                                whole.size(),
                                names(impact, before, after),
                                names(impact, after, before),
                                titles(catalogue, whole, texts)),
                        Optional.empty()));
            }
            sections(impact, catalogue, owner, owned, affected);
        });
        return affected;
    }

    private static void sections(
            Impact impact, Catalogue catalogue, Role owner, List<Duty> owned, List<Affected> affected) {
        var ofSections = owned.stream()
                .filter(duty -> duty.scope() == Scope.EACH_SECTION)
                .toList();
        if (ofSections.isEmpty()) {
            return;
        }
        var before = bySection(impact.before(), owner);
        var after = bySection(impact.after(), owner);
        var left = before.keySet().stream()
                .filter(section -> !after.containsKey(section))
                .toList();
        var moved = after.entrySet().stream()
                .filter(entry ->
                        before.containsKey(entry.getKey()) && !entry.getValue().equals(before.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        if (!left.isEmpty()) {
            affected.add(new Affected(
                    true,
                    texts -> texts.get(
                            "duties.transfers.sections.left",
                            role(texts, owner),
                            ofSections.size(),
                            left.size(),
                            sections(impact, left),
                            titles(catalogue, ofSections, texts)),
                    Optional.empty()));
        }
        if (!moved.isEmpty()) {
            affected.add(new Affected(
                    false,
                    texts -> texts.get(
                            "duties.transfers.sections.moved",
                            role(texts, owner),
                            ofSections.size(),
                            moved.size(),
                            sections(impact, moved),
                            titles(catalogue, ofSections, texts)),
                    Optional.empty()));
        }
    }

    private static String sections(Impact impact, List<SectionId> sections) {
        return some(
                sections.stream()
                        .map(section -> impact.sections().getOrDefault(section, ""))
                        .sorted()
                        .toList(),
                "、");
    }

    private static Map<SectionId, Set<PersonId>> bySection(Staffing.Staffed staffed, Role role) {
        var sections = new HashMap<SectionId, Set<PersonId>>();
        staffed.posted()
                .forEach((person, posted) -> posted.getOrDefault(role, Set.of())
                        .forEach(section -> sections.computeIfAbsent(section, id -> new HashSet<>())
                                .add(person)));
        return sections;
    }

    /** Those of the one who are not of the other, by name. */
    private static String names(Impact impact, Set<PersonId> of, Set<PersonId> without) {
        var names = of.stream()
                .filter(person -> !without.contains(person))
                .map(person -> impact.names().getOrDefault(person, ""))
                .sorted()
                .toList();
        return names.isEmpty() ? "－" : some(names, "、");
    }

    private static String titles(Catalogue catalogue, List<Duty> duties, Texts texts) {
        boolean english = texts.locale().getLanguage().equals(Bundles.ENGLISH.getLanguage());
        return some(
                duties.stream()
                        .map(duty -> catalogue
                                .control(duty.control())
                                .map(control -> english
                                        ? control.title().en()
                                        : control.title().ja())
                                .orElse(duty.control()))
                        .toList(),
                english ? ", " : "、");
    }

    private static String some(List<String> names, String comma) {
        var first = names.stream().limit(NAMED).collect(Collectors.joining(comma));
        return names.size() > NAMED ? first + " …" : first;
    }

    private static String role(Texts texts, Role role) {
        return texts.get("shared.role." + role);
    }
}
