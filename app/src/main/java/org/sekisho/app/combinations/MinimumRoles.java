package org.sekisho.app.combinations;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.RoleChanges;
import org.sekisho.app.organisation.RoleHolder;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Cycle;
import org.springframework.stereotype.Service;

/** Reads who has the roles of the policy now, who could have them, and what the policy asks of each role. */
@Service
public final class MinimumRoles {

    /**
     * What there is.
     *
     * @param wanted one for each role, as it is now
     * @param asked how many controls the policy in force asks of a role
     */
    public record Present(
            Chart chart, Map<PersonId, String> people, List<RoleChanges.Wanted> wanted, Map<Role, Integer> asked) {}

    private static final String HELD = "role-held:";

    private final Work work;
    private final OrganisationIn organisation;
    private final PolicyInForce policies;
    private final BindingsInForce bindings;
    private final CatalogueOfBody catalogues;

    MinimumRoles(
            Work work,
            OrganisationIn organisation,
            PolicyInForce policies,
            BindingsInForce bindings,
            CatalogueOfBody catalogues) {
        this.work = work;
        this.organisation = organisation;
        this.policies = policies;
        this.bindings = bindings;
        this.catalogues = catalogues;
    }

    public Present on(Actor actor, AsOf asOf) {
        var asked = asked(actor, asOf);
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            var posts = organisation.rolesOfPosts(tx, asOf);
            var holders = organisation.roleHolders(tx, asOf);
            var wanted = SetRoleRules.ROLES.stream()
                    .map(role -> new RoleChanges.Wanted(role, carrying(posts, role), appointed(holders, role)))
                    .toList();
            return new Present(organisation.chart(tx, asOf), organisation.people(tx, asOf), wanted, asked);
        });
    }

    private static Set<PostId> carrying(Map<PostId, List<Role>> posts, Role role) {
        var carrying = new LinkedHashSet<PostId>();
        posts.forEach((post, roles) -> {
            if (roles.contains(role)) {
                carrying.add(post);
            }
        });
        return carrying;
    }

    private static Set<PersonId> appointed(List<RoleHolder> holders, Role role) {
        var people = new LinkedHashSet<PersonId>();
        holders.stream()
                .filter(one -> one.role() == role && one.basis() instanceof RoleHolder.ByAppointment)
                .forEach(one -> people.add(one.person()));
        return people;
    }

    private Map<Role, Integer> asked(Actor actor, AsOf asOf) {
        var asked = new EnumMap<Role, Integer>(Role.class);
        var policy = policies.on(actor, asOf).inForce();
        if (policy.isPresent()) {
            var catalogue = catalogues.of(actor);
            var topics = new TreeSet<String>();
            bindings.of(actor, policy.get().version().id()).asked().forEach(bound -> topics.add(bound.topic()));
            topics.stream()
                    .flatMap(topic -> catalogue.topic(topic).stream())
                    .flatMap(topic -> topic.controls().stream())
                    .forEach(control -> {
                        var role = control.cycle() instanceof Cycle.Standing(var fact) && fact.startsWith(HELD)
                                ? fact.substring(HELD.length())
                                : control.owner();
                        asked.merge(Role.valueOf(role), 1, Integer::sum);
                    });
        }
        return asked;
    }
}
