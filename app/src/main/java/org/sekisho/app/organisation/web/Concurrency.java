package org.sekisho.app.organisation.web;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.RoleHolder;
import org.sekisho.app.shared.Role;

/**
 * A person who has several roles at once (役割の兼務), which a small body cannot avoid and an auditor asks about.
 *
 * @param roles two or more
 */
public record Concurrency(PersonId person, String name, Set<Role> roles) {

    static List<Concurrency> of(List<RoleHolder> holders) {
        var byPerson = new LinkedHashMap<PersonId, Concurrency>();
        for (var holder : holders) {
            byPerson.computeIfAbsent(
                            holder.person(),
                            person -> new Concurrency(person, holder.name(), EnumSet.noneOf(Role.class)))
                    .roles()
                    .add(holder.role());
        }
        return byPerson.values().stream().filter(one -> one.roles().size() > 1).toList();
    }
}
