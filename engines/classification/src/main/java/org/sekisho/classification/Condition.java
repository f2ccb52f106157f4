package org.sekisho.classification;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When a rule speaks. All parts must hold; a part that names nothing always does.
 *
 * @param atLeast levels of the base scheme, by axis
 * @param below levels of the base scheme, by axis; the asset's own must be lower
 * @param kinds one of these
 * @param segments one of these
 * @param traits one of these
 * @param without none of these
 * @param media one of these
 * @param clouds one of these
 */
public record Condition(
        Map<Axis, Level> atLeast,
        Map<Axis, Level> below,
        Set<AssetKind> kinds,
        Set<Segment> segments,
        Set<Trait> traits,
        Set<Trait> without,
        Set<Medium> media,
        Set<CloudKind> clouds) {
    public Condition {
        atLeast = Map.copyOf(atLeast);
        below = Map.copyOf(below);
        kinds = Set.copyOf(kinds);
        segments = Set.copyOf(segments);
        traits = Set.copyOf(traits);
        without = Set.copyOf(without);
        media = Set.copyOf(media);
        clouds = Set.copyOf(clouds);
    }

    static Condition read(DataFile.Entry rule, Scheme base) throws DataUnreadable {
        var none = Map.<Axis, Level>of();
        if (!rule.has("when")) {
            return new Condition(none, none, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        }
        var when = rule.entry("when");
        var read = new Condition(
                SchemeReader.levels(when, "atLeast", base),
                SchemeReader.levels(when, "below", base),
                when.choices("kinds", AssetKind.class),
                when.choices("segments", Segment.class),
                when.choices("traits", Trait.class),
                when.choices("without", Trait.class),
                when.choices("media", Medium.class),
                when.choices("clouds", CloudKind.class));
        when.done();
        return read;
    }

    /** What must be known of an asset for a condition to be judged. */
    public enum Unknown {
        CONFIDENTIALITY(new Text("機密性の分類", "its confidentiality")),
        INTEGRITY(new Text("完全性の分類", "its integrity")),
        AVAILABILITY(new Text("可用性の分類", "its availability")),
        SEGMENT(new Text("領域", "its segment")),
        MEDIUM(new Text("媒体", "the medium")),
        CLOUD(new Text("クラウドサービスの種類", "the kind of cloud service"));

        private final Text title;

        Unknown(Text title) {
            this.title = title;
        }

        public Text title() {
            return title;
        }

        static Unknown of(Axis axis) {
            return switch (axis) {
                case CONFIDENTIALITY -> CONFIDENTIALITY;
                case INTEGRITY -> INTEGRITY;
                case AVAILABILITY -> AVAILABILITY;
            };
        }
    }

    /** Whether a condition is met. */
    sealed interface Met {
        record Yes() implements Met {}

        record No() implements Met {}

        /** It depends on what is not known. */
        record Depends(Set<Unknown> on) implements Met {}
    }

    Met met(Subject subject) {
        var unknown = EnumSet.noneOf(Unknown.class);
        boolean possible = levels(subject, unknown)
                && (kinds.isEmpty() || kinds.contains(subject.kind()))
                && (traits.isEmpty() || traits.stream().anyMatch(subject.contents()::has))
                && without.stream().noneMatch(subject.contents()::has)
                && oneOf(segments, subject.segment(), Unknown.SEGMENT, unknown)
                && oneOf(media, subject.medium(), Unknown.MEDIUM, unknown)
                && oneOf(clouds, subject.cloud(), Unknown.CLOUD, unknown);
        if (!possible) {
            return new Met.No();
        }
        return unknown.isEmpty() ? new Met.Yes() : new Met.Depends(unknown);
    }

    private boolean levels(Subject subject, Set<Unknown> unknown) {
        for (var axis : Axis.values()) {
            var least = Optional.ofNullable(atLeast.get(axis));
            var under = Optional.ofNullable(below.get(axis));
            var level = subject.classification().on(axis);
            if (least.isEmpty() && under.isEmpty()) {
                continue;
            }
            if (level.isEmpty()) {
                unknown.add(Unknown.of(axis));
            } else if (least.isPresent() && !level.get().atLeast(least.get())
                    || under.isPresent() && level.get().atLeast(under.get())) {
                return false;
            }
        }
        return true;
    }

    private static <E> boolean oneOf(Set<E> allowed, Optional<E> value, Unknown what, Set<Unknown> unknown) {
        if (allowed.isEmpty()) {
            return true;
        }
        if (value.isEmpty()) {
            unknown.add(what);
            return true;
        }
        return allowed.contains(value.get());
    }
}
