package org.sekisho.classification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a body classifies its assets: the levels on each axis, as many on each as it has.
 *
 * <p>A scheme never changes and may be used by many threads. All schemes stand on one base, so that rules written for the
 * base work for each of them ({@link Level#inBase}).
 */
public final class Scheme {
    private final String id;
    private final Text title;
    private final Optional<LocalDate> from;
    private final Optional<Scheme> base;
    private final Source source;
    private final List<Restriction> restrictions;
    private final Map<Axis, List<Level>> levels = new EnumMap<>(Axis.class);

    Scheme(
            String id,
            Text title,
            Optional<LocalDate> from,
            Optional<Scheme> base,
            Source source,
            List<Restriction> restrictions,
            Map<Axis, List<Level>> levels) {
        this.id = id;
        this.title = title;
        this.from = from;
        this.base = base;
        this.source = source;
        this.restrictions = List.copyOf(restrictions);
        for (var axis : Axis.values()) {
            this.levels.put(axis, List.copyOf(levels.getOrDefault(axis, List.of())));
        }
    }

    public String id() {
        return id;
    }

    public Text title() {
        return title;
    }

    /** The day from which it is used, if it is known. */
    public Optional<LocalDate> from() {
        return from;
    }

    /** The scheme for whose levels rules are written; itself if it has no other. */
    public Scheme base() {
        return base.orElse(this);
    }

    public Source source() {
        return source;
    }

    /** The limits of handling that a label may name. */
    public List<Restriction> restrictions() {
        return restrictions;
    }

    /** From the highest to the lowest. */
    public List<Level> levels(Axis axis) {
        return levels.getOrDefault(axis, List.of());
    }

    public Optional<Level> level(Axis axis, String key) {
        return levels(axis).stream().filter(level -> level.key().equals(key)).findFirst();
    }

    /** The level of a rank, from 1. */
    Level ranked(Axis axis, int rank) {
        var all = levels(axis);
        return all.get(all.size() - rank);
    }

    /**
     * A class by the keys of its levels, such as {@code {CONFIDENTIALITY: 3B, AVAILABILITY: 2}}.
     *
     * @throws IllegalArgumentException if a key is not there
     */
    public Classification classification(Map<Axis, String> keys) {
        var made = Classification.NONE;
        for (var entry : keys.entrySet()) {
            made = made.with(level(entry.getKey(), entry.getValue())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "%s has no level %s of %s".formatted(id, entry.getValue(), entry.getKey()))));
        }
        return made;
    }

    /** What is written on paper and media of a class of this scheme. */
    public Label label(Classification classification) {
        var marks = new ArrayList<String>();
        var beside = new LinkedHashMap<String, Restriction>();
        for (var axis : Axis.values()) {
            classification.on(axis).ifPresent(level -> {
                marks.add(level.mark());
                level.restrictions().forEach(restriction -> beside.putIfAbsent(restriction.key(), restriction));
            });
        }
        return new Label(marks, List.copyOf(beside.values()));
    }

    @Override
    public String toString() {
        return id;
    }
}
