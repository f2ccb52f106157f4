package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.RoleHolder;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Component;

/**
 * Says who gives leave: whoever has the role that the rule names by a post in the section of the asset or above it, deputies
 * too, the nearest first. Where nobody else has it than the one who asks, the role above it is asked; nobody is ever asked for
 * leave for themselves.
 */
@Component
final class Approvers {

    /** From the one with the least say to the one with the most. */
    private static final List<Role> LADDER = List.of(
            Role.SYSTEM_MANAGER,
            Role.SECTION_SECURITY_MANAGER,
            Role.DEPARTMENT_SECURITY_OFFICER,
            Role.CHIEF_SECURITY_OFFICER,
            Role.CISO);

    /** Somebody who may give leave. @param post under whose name; empty for an appointment without a post */
    record Approver(UUID person, String name, Role role, String post) {}

    private final OrganisationIn organisation;

    Approvers(OrganisationIn organisation) {
        this.organisation = organisation;
    }

    /** The approvers of a day. Fourteen statements, whomever is asked about afterwards. */
    OfDay on(Tx tx, LocalDate day) {
        var chart = organisation.chart(tx, AsOf.known(day));
        var places = new HashMap<UUID, List<UUID>>();
        var ofPosts = new HashMap<PostId, UUID>();
        for (var organ : chart.organs()) {
            organ.posts().forEach(post -> ofPosts.put(post.id(), organ.id().value()));
            organ.sections().forEach(section -> walk(section, List.of(organ.id().value()), places, ofPosts));
        }
        return new OfDay(organisation.roleHolders(tx, AsOf.known(day)), ofPosts, places);
    }

    private static void walk(
            Chart.Section section, List<UUID> above, Map<UUID, List<UUID>> places, Map<PostId, UUID> ofPosts) {
        var path = new ArrayList<UUID>();
        path.add(section.id().value());
        path.addAll(above);
        places.put(section.id().value(), List.copyOf(path));
        section.posts().forEach(post -> ofPosts.put(post.id(), section.id().value()));
        section.sections().forEach(below -> walk(below, path, places, ofPosts));
    }

    /** @param places of each section: itself, those above it, and its organ */
    record OfDay(List<RoleHolder> holders, Map<PostId, UUID> ofPosts, Map<UUID, List<UUID>> places) {

        /** Who is asked: empty where nobody in the body could give it. */
        List<Approver> of(Role named, UUID section, Optional<UUID> applicant) {
            for (var role : LADDER.subList(LADDER.indexOf(named), LADDER.size())) {
                var found = nearest(role, section, applicant);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return List.of();
        }

        /** Those who have the role for the section, at the nearest place where anybody but the applicant has it. */
        List<Approver> nearest(Role role, UUID section, Optional<UUID> applicant) {
            if (wholeBody(role)) {
                return holders.stream()
                        .filter(holder -> holder.role() == role)
                        .filter(holder ->
                                !applicant.equals(Optional.of(holder.person().value())))
                        .map(OfDay::approver)
                        .distinct()
                        .toList();
            }
            for (var place : places.getOrDefault(section, List.of())) {
                var found = holders.stream()
                        .filter(holder -> holder.role() == role && at(holder, place))
                        .filter(holder ->
                                !applicant.equals(Optional.of(holder.person().value())))
                        .map(OfDay::approver)
                        .distinct()
                        .toList();
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return List.of();
        }

        /**
         * As what somebody may give the leave: the role that is named or one above it, for the section.
         *
         * @param person of the actor
         */
        Optional<Approver> as(Actor actor, Optional<UUID> person, Role named, UUID section) {
            for (var role : LADDER.subList(LADDER.indexOf(named), LADDER.size())) {
                var there = places.getOrDefault(section, List.of());
                var by = holders.stream()
                        .filter(holder -> holder.role() == role
                                && person.equals(Optional.of(holder.person().value())))
                        .filter(holder -> wholeBody(role) || there.stream().anyMatch(place -> at(holder, place)))
                        .map(OfDay::approver)
                        .findFirst();
                if (by.isPresent()) {
                    return by;
                }
                if (wholeBody(role) && actor.roles().contains(role)) {
                    return Optional.of(new Approver(person.orElse(actor.account()), actor.name(), role, ""));
                }
            }
            return Optional.empty();
        }

        private boolean at(RoleHolder holder, UUID place) {
            return holder.basis() instanceof RoleHolder.ByRule rule && place.equals(ofPosts.get(rule.post()));
        }

        private static boolean wholeBody(Role role) {
            return role == Role.CHIEF_SECURITY_OFFICER || role == Role.CISO;
        }

        private static Approver approver(RoleHolder holder) {
            return new Approver(
                    holder.person().value(),
                    holder.name(),
                    holder.role(),
                    holder.basis() instanceof RoleHolder.ByRule rule
                            ? rule.place().equals(rule.title()) ? rule.title() : rule.place() + " " + rule.title()
                            : "");
        }
    }
}
