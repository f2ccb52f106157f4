package org.sekisho.controls;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What captions are about. */
final class Headings {
    private final Catalogue catalogue;
    private final String title;
    private final Map<String, Aboutness> known = new HashMap<>();

    /** @param title of the document, the outermost of all captions */
    Headings(Catalogue catalogue, String title) {
        this.catalogue = catalogue;
        this.title = title;
    }

    /**
     * What one caption is about.
     *
     * @param topics with the words that name each
     * @param named measures that it names as a whole, with the words
     */
    record Aboutness(Map<Topic, List<String>> topics, Map<Measure, List<String>> named) {

        boolean isEmpty() {
            return topics.isEmpty() && named.isEmpty();
        }

        Set<Measure> measures() {
            var measures = EnumSet.noneOf(Measure.class);
            topics.keySet().forEach(topic -> measures.add(topic.measure()));
            measures.addAll(named.keySet());
            return measures;
        }

        /** Whether it is about so much that it says nothing of the clauses below it. */
        boolean broad() {
            return named.size() > 1 || measures().size() > 2;
        }
    }

    /**
     * The nearest caption that says what a clause is about.
     *
     * @param own whether it is the clause's own
     * @param title whether it is the title of the document
     */
    record Nearest(String caption, Aboutness about, boolean own, boolean title) {}

    Aboutness about(String caption) {
        return known.computeIfAbsent(caption, this::read);
    }

    private Aboutness read(String caption) {
        Folded folded = catalogue.variants().fold(caption);
        var topics = new LinkedHashMap<Topic, List<String>>();
        for (Topic topic : catalogue.topics()) {
            var cues = catalogue.cues().getOrDefault(topic.id(), Cues.NONE);
            for (Cue cue : cues.caption()) {
                var hits = cue.in(folded.text(), folded.text(), folded.text());
                if (!hits.isEmpty()) {
                    topics.put(topic, quotes(folded, hits));
                    break;
                }
            }
        }
        var named = new EnumMap<Measure, List<String>>(Measure.class);
        catalogue.names().forEach((measure, cues) -> {
            for (Cue cue : cues) {
                var hits = cue.in(folded.text(), folded.text(), folded.text());
                if (!hits.isEmpty()) {
                    named.put(measure, quotes(folded, hits));
                    break;
                }
            }
        });
        return new Aboutness(topics, named);
    }

    private static List<String> quotes(Folded folded, List<Cue.Hit> hits) {
        return hits.stream().map(hit -> folded.printed(hit.from(), hit.to())).toList();
    }

    Optional<Nearest> nearest(Passage passage) {
        if (passage.caption().isPresent()) {
            String caption = passage.caption().get();
            var about = about(caption);
            if (!about.isEmpty() && !about.broad()) {
                return Optional.of(new Nearest(caption, about, true, false));
            }
        }
        for (String heading : passage.headings().reversed()) {
            var above = above(heading);
            if (above.isPresent()) {
                return above;
            }
        }
        return above(title);
    }

    /* 対策基準 above a clause says which document the clause belongs to, not what the clause is about. */
    private Optional<Nearest> above(String heading) {
        var about = about(heading);
        return about.isEmpty() || about.broad() || about.measures().contains(Measure.POLICY)
                ? Optional.empty()
                : Optional.of(new Nearest(heading, about, false, heading.equals(title)));
    }

    /** The folded captions that surround a clause, without those about everything. */
    String around(Passage passage) {
        var captions = new ArrayList<>(passage.headings());
        passage.caption().ifPresent(captions::add);
        var around = new StringBuilder();
        for (String caption : captions) {
            if (!about(caption).broad()) {
                around.append(catalogue.variants().fold(caption).text()).append('\n');
            }
        }
        return around.toString();
    }
}
