package org.sekisho.app.organisation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Texts;

/** The places below which a section or a post can stand, as choices of a form. */
record Places(Chart chart) {

    /** An organ, or a section of it. */
    record Place(Chart.Organ organ, Optional<Chart.Section> section) {
        String value() {
            return section.map(Chart.Section::id)
                    .map(SectionId::toString)
                    .orElseGet(() -> organ.id().toString());
        }
    }

    /** Every place, from the top. */
    List<Place> all() {
        var places = new ArrayList<Place>();
        for (var organ : chart.organs()) {
            places.add(new Place(organ, Optional.empty()));
            organ.sections().stream()
                    .flatMap(Chart.Section::withBelow)
                    .forEach(section -> places.add(new Place(organ, Optional.of(section))));
        }
        return places;
    }

    Optional<Place> chosen(String value) {
        return all().stream().filter(place -> place.value().equals(value)).findFirst();
    }

    /** The place of the section itself. */
    Optional<Place> of(SectionId section) {
        return all().stream()
                .filter(place ->
                        place.section().filter(one -> one.id().equals(section)).isPresent())
                .findFirst();
    }

    /** That directly above the section: another section, or its organ. */
    Optional<Place> above(SectionId section) {
        return all().stream()
                .filter(place ->
                        place
                                .section()
                                .map(Chart.Section::sections)
                                .orElseGet(() -> place.organ().sections())
                                .stream()
                                .anyMatch(one -> one.id().equals(section)))
                .findFirst();
    }

    /** All places as choices. */
    List<Choice> choices(Texts texts) {
        return all().stream().map(place -> choice(texts, place)).toList();
    }

    /** Where the section can be moved: the places of its organ but itself and those below it. */
    List<Choice> choices(Texts texts, Place moved) {
        var own = Set.copyOf(moved.section().stream()
                .flatMap(Chart.Section::withBelow)
                .map(Chart.Section::id)
                .toList());
        return all().stream()
                .filter(place -> place.organ().id().equals(moved.organ().id()))
                .filter(place -> place.section()
                        .map(Chart.Section::id)
                        .filter(own::contains)
                        .isEmpty())
                .map(place -> choice(texts, place))
                .toList();
    }

    private static Choice choice(Texts texts, Place place) {
        return Choice.of(
                place.value(),
                place.section()
                        .map(section -> texts.get("organisation.place.section", section.code(), section.name()))
                        .orElseGet(() -> texts.get(
                                "organisation.place.organ", place.organ().name())));
    }
}
