package org.sekisho.controls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The topics that a clause can speak about, and the controls of each, in one version.
 *
 * <p>A catalogue never changes and may be used by many threads.
 */
public final class Catalogue {
    private final String id;
    private final String version;
    private final LocalDate date;
    private final Map<String, Topic> topics;
    private final List<Topic> inOrder;
    private final Map<String, Control> controls;
    private final Map<String, Cues> cues;
    private final Map<Measure, List<Cue>> names;
    private final Variants variants;
    private final Likeness likeness;

    Catalogue(
            String id,
            String version,
            LocalDate date,
            SequencedMap<String, Topic> topics,
            Map<String, Cues> cues,
            Map<Measure, List<Cue>> names,
            Variants variants,
            Likeness likeness) {
        this.id = id;
        this.version = version;
        this.date = date;
        this.topics = new LinkedHashMap<>(topics);
        this.inOrder = List.copyOf(topics.values());
        this.controls = new LinkedHashMap<>();
        topics.values().forEach(topic -> topic.controls().forEach(control -> controls.put(control.id(), control)));
        this.cues = Map.copyOf(cues);
        this.names = new EnumMap<>(Measure.class);
        this.names.putAll(names);
        this.variants = variants;
        this.likeness = likeness;
    }

    /** The catalogue that comes with the program. */
    public static Catalogue standard() {
        return Standard.CATALOGUE;
    }

    private static final class Standard {
        private static final Catalogue CATALOGUE = load();

        private static Catalogue load() {
            try {
                return CatalogueReader.standard();
            } catch (CatalogueUnreadable e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * This catalogue with a body's own topics, controls, changes, cues and words. The README beside the data files says how
     * such a file is written.
     *
     * @param yaml is read to its end and not closed
     * @param fileName named in errors
     * @throws CatalogueUnreadable if the file is wrong anywhere; nothing of it is taken then
     */
    public Catalogue extendedBy(InputStream yaml, String fileName) throws CatalogueUnreadable, IOException {
        return CatalogueReader.extended(this, yaml.readAllBytes(), fileName);
    }

    public String id() {
        return id;
    }

    /** The version; with extensions, theirs behind it: {@code 1.0.0+mycity-3}. */
    public String version() {
        return version;
    }

    public LocalDate date() {
        return date;
    }

    /** All topics, by measure, in the order of the files. */
    public List<Topic> topics() {
        return inOrder;
    }

    /** All controls in the order of their topics. */
    public List<Control> controls() {
        return List.copyOf(controls.values());
    }

    public Optional<Topic> topic(String topicId) {
        return Optional.ofNullable(topics.get(topicId));
    }

    public Optional<Control> control(String controlId) {
        return Optional.ofNullable(controls.get(controlId));
    }

    Map<String, Topic> topicsById() {
        return topics;
    }

    Map<String, Cues> cues() {
        return cues;
    }

    /** How a text names a whole measure. */
    Map<Measure, List<Cue>> names() {
        return names;
    }

    Variants variants() {
        return variants;
    }

    /** How its example sentences read. */
    Likeness likeness() {
        return likeness;
    }
}
