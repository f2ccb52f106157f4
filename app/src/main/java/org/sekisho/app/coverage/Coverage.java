package org.sekisho.app.coverage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.policytext.content.StaffKind;

/**
 * The scope of the policy in force beside the body of the day.
 *
 * @param policy empty if none is in force; then there are no rows
 * @param organs those that the text names first, in its order, then those that the body has beside them
 * @param staff the kinds of staff that the text names or the register knows
 */
public record Coverage(Optional<DocumentVersion> policy, List<OfOrgan> organs, List<OfStaff> staff) {

    /** Where something stands. */
    public enum Where {
        BOTH,
        /** In the text alone. */
        TEXT_ONLY,
        /** In the organisation alone: the text does not cover it. */
        BODY_ONLY
    }

    /**
     * One organ.
     *
     * @param key the same for all names of the organ
     * @param named as the text names it
     * @param path of the clause that does
     * @param organs the names of the organs of the body that are meant
     * @param reason why the difference is meant to be
     */
    public record OfOrgan(
            String key,
            Optional<String> named,
            Optional<String> path,
            List<String> organs,
            Where where,
            Optional<String> reason) {

        public OfOrgan {
            organs = List.copyOf(organs);
        }

        /** Whether somebody has to do something about it. */
        public boolean open() {
            return where != Where.BOTH && reason.isEmpty();
        }

        public String name() {
            return named.orElseGet(organs::getFirst);
        }
    }

    /**
     * One kind of staff.
     *
     * @param path of the clause that names it; empty if none does
     * @param people how many are registered; empty for a kind that the register does not tell apart
     */
    public record OfStaff(
            StaffKind kind, Optional<String> path, OptionalInt people, Where where, Optional<String> reason) {

        /** Whether people are there whom the text does not name. A kind that nobody has now is no fault. */
        public boolean open() {
            return where == Where.BODY_ONLY && reason.isEmpty();
        }
    }

    public Coverage {
        organs = List.copyOf(organs);
        staff = List.copyOf(staff);
    }

    /** Words as a part of an address. */
    public static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** How many differences somebody has to do something about. */
    public int open() {
        return (int) (organs.stream().filter(OfOrgan::open).count()
                + staff.stream().filter(OfStaff::open).count());
    }
}
