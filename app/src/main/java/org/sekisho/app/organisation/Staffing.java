package org.sekisho.app.organisation;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Service;

/** Reads who is there on a day, without names: the people, who has which role, and in which sections. */
@Service
public final class Staffing {

    /**
     * Who is there.
     *
     * @param people each with the first day on which they belong to the body
     * @param holders who has a role of the policy; a role that nobody has is not in it
     * @param sections the sections in which somebody has a role by the post they hold there, each with the first day of
     *     the section
     * @param posted in which sections a person has a role by the post they hold there
     * @param answered whether every section, or one above it, has somebody who answers for security in it
     */
    public record Staffed(
            Map<PersonId, LocalDate> people,
            Map<Role, Set<PersonId>> holders,
            Map<Role, Map<SectionId, LocalDate>> sections,
            Map<PersonId, Map<Role, Set<SectionId>>> posted,
            boolean answered) {}

    private final Work work;
    private final Snapshots snapshots;

    Staffing(Work work, Snapshots snapshots) {
        this.work = work;
        this.snapshots = snapshots;
    }

    /** Who is there on the day. Seven statements. */
    public Staffed on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> of(snapshots.take(tx, asOf)));
    }

    static Staffed of(Snapshot snapshot) {
        var holders = new EnumMap<Role, Set<PersonId>>(Role.class);
        var sections = new EnumMap<Role, Map<SectionId, LocalDate>>(Role.class);
        var posted = new HashMap<PersonId, Map<Role, Set<SectionId>>>();
        for (var holder : snapshot.roleHolders()) {
            holders.computeIfAbsent(holder.role(), role -> new HashSet<>()).add(holder.person());
            if (holder.basis() instanceof RoleHolder.ByRule rule) {
                snapshot.sectionOf(rule.post()).flatMap(snapshot::section).ifPresent(section -> {
                    sections.computeIfAbsent(holder.role(), role -> new LinkedHashMap<>())
                            .put(section.section(), section.span().from());
                    posted.computeIfAbsent(holder.person(), person -> new EnumMap<>(Role.class))
                            .computeIfAbsent(holder.role(), role -> new HashSet<>())
                            .add(section.section());
                });
            }
        }
        var answering = new HashSet<SectionId>();
        for (var role : Set.of(Role.SECTION_SECURITY_MANAGER, Role.DEPARTMENT_SECURITY_OFFICER)) {
            answering.addAll(
                    Optional.ofNullable(sections.get(role)).orElse(Map.of()).keySet());
        }
        boolean answered = !answering.isEmpty()
                && snapshot.sections().stream()
                        .allMatch(section -> snapshot.path(section.section()).stream()
                                .anyMatch(above -> answering.contains(above.section())));
        return new Staffed(
                snapshot.people().stream()
                        .collect(toMap(People.Row::person, row -> row.span().from())),
                holders,
                sections,
                posted,
                answered);
    }
}
