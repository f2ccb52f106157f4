package org.sekisho.app.organisation;

import java.util.List;
import org.sekisho.app.shared.Role;

/** What follows from a list of transfers beside the moves themselves. */
public sealed interface Consequence {

    /** Nobody in the body has the role from the day. */
    record RoleUnheld(Role role, List<String> former) implements Consequence {}

    /** A post that carries roles loses its last holder. */
    record PostVacant(PostId post, String place, String title, List<Role> roles, List<String> former)
            implements Consequence {}

    /** Somebody is left without a main post though they stay. */
    record WithoutPost(String number, String name) implements Consequence {}

    /** An appointment to a role ends, since the person leaves. */
    record AppointmentEnds(Role role, String name) implements Consequence {}

    /** Somebody moves and keeps a role by appointment. */
    record AppointmentStays(Role role, String name) implements Consequence {}

    /** Something that another module keeps. */
    record Elsewhere(AffectedByTransfers.Affected affected) implements Consequence {}

    /** Whether something is left with nobody. */
    default boolean isGap() {
        return switch (this) {
            case RoleUnheld unheld -> true;
            case PostVacant vacant -> true;
            case WithoutPost without -> true;
            case AppointmentEnds ends -> true;
            case AppointmentStays stays -> false;
            case Elsewhere(var affected) -> affected.gap();
        };
    }
}
