package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.Optional;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;

/**
 * A person who has a role on a day, and what makes it so.
 *
 * @param name the person's name, family name first
 * @param since the first day on which they have it for this reason
 */
public record RoleHolder(Role role, PersonId person, String name, LocalDate since, Basis basis) {

    /** Why somebody has a role. */
    public sealed interface Basis {}

    /**
     * They hold a post that carries it.
     *
     * @param place the name of the post's section, or of its organ where it heads the organ
     * @param below the name of the section within which the rule holds; empty where it holds everywhere
     */
    public record ByRule(RuleId rule, PostId post, String title, String place, Optional<String> below, Holding holding)
            implements Basis {}

    /** They were appointed, beside the rules. */
    public record ByAppointment(AppointmentId appointment, String reason, Span span) implements Basis {}
}
