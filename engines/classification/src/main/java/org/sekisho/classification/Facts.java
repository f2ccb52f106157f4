package org.sekisho.classification;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one asset when somebody looks for what is wrong.
 *
 * @param asset its id, repeated in findings
 * @param effective its class once everything counts ({@link ClassGraph#classification})
 * @param classedOn the day on which its own class was last decided; empty where it has only what it inherits
 * @param lowered axes on which a person set it lower than it would be ({@link ClassGraph#lowered})
 * @param ownerSection whether a section answers for it
 * @param ownerPost whether a post answers for it
 * @param segment empty where nobody said
 * @param segmentReason whether it is recorded why it stands in no segment
 * @param cloud empty where it is on no service of others
 * @param retentionEnd the last day on which it must be kept; empty where nobody set one, or it is kept for good
 * @param allowed the highest class that what holds it may hold; empty where nothing holds it, or nothing is set
 */
public record Facts(
        String asset,
        AssetKind kind,
        Classification effective,
        Optional<LocalDate> classedOn,
        Set<Axis> lowered,
        boolean ownerSection,
        boolean ownerPost,
        Optional<Segment> segment,
        boolean segmentReason,
        Optional<CloudUse> cloud,
        Optional<LocalDate> retentionEnd,
        Contents contents,
        Optional<Classification> allowed) {
    public Facts {
        lowered = Set.copyOf(lowered);
    }

    /** The same asset as handling rules are asked about it, on a medium or on none that is known. */
    public Subject subject(Optional<Medium> medium) {
        return new Subject(effective, kind, segment, contents, medium, cloud.map(CloudUse::kind));
    }

    boolean shows(Sign sign, LocalDate today) {
        return switch (sign) {
            case CLASSIFIED ->
                effective.confidentiality().isPresent()
                        && effective.integrity().isPresent()
                        && effective.availability().isPresent();
            case OWNER_SECTION -> ownerSection;
            case OWNER_POST -> ownerPost;
            case IN_SEGMENT -> segment.isPresent() && segment.get() != Segment.NONE;
            case SEGMENT_REASON -> segmentReason;
            case ON_CLOUD -> cloud.isPresent();
            case CLOUD_APPROVED -> cloud.map(CloudUse::approved).orElse(false);
            case RESPONSIBILITY_SPLIT ->
                cloud.map(CloudUse::responsibilitySplit).orElse(false);
            case TRAFFIC_LISTED -> cloud.map(CloudUse::trafficListed).orElse(false);
            case RETENTION_OVER -> retentionEnd.map(today::isAfter).orElse(false);
            case PERSONS_COUNTED -> contents.persons().isPresent();
            case LOWERED -> !lowered.isEmpty();
            case ABOVE_HOLDER -> allowed.map(this::above).orElse(false);
        };
    }

    private boolean above(Classification limit) {
        for (var axis : Axis.values()) {
            var level = effective.on(axis);
            var highest = limit.on(axis);
            if (level.isPresent() && highest.isPresent() && !highest.get().atLeast(level.get())) {
                return true;
            }
        }
        return false;
    }

    /** What can be seen of an asset and rules ask about. */
    public enum Sign {
        /** It has a level on each axis. */
        CLASSIFIED,
        OWNER_SECTION,
        OWNER_POST,
        /** It is in a segment, or outside the three in a way that has a name. */
        IN_SEGMENT,
        SEGMENT_REASON,
        ON_CLOUD,
        CLOUD_APPROVED,
        RESPONSIBILITY_SPLIT,
        TRAFFIC_LISTED,
        RETENTION_OVER,
        PERSONS_COUNTED,
        /** A person set it lower than it would be. */
        LOWERED,
        /** It is higher than what holds it may hold. */
        ABOVE_HOLDER
    }
}
