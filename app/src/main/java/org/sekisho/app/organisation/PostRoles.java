package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.identity.RolesOfAccount;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Repository;

/**
 * The roles that an account's person has on a day: as staff, by the rules for the posts they hold or stand in for, and by
 * appointment. As we know it now; asked once per request.
 */
@Repository
class PostRoles implements RolesOfAccount {

    /*
     * "above" walks from each post held to the sections above it, so that a rule below a section finds the posts in it.
     * Every step names the body, the day, and the rows that are not superseded.
     */
    private static final String ROLES = """
            with recursive
            me as (
                select person_id from person_version
                where body_id = {0} and account_id = {1} and superseded_at is null
                  and valid_from <= {2} and (valid_to is null or valid_to > {2})),
            above (title, section_id) as (
                select post.title, post.section_id
                from me
                join tenure on tenure.body_id = {0} and tenure.person_id = me.person_id
                  and tenure.superseded_at is null
                  and tenure.valid_from <= {2} and (tenure.valid_to is null or tenure.valid_to > {2})
                join post_version post on post.body_id = {0} and post.post_id = tenure.post_id
                  and post.superseded_at is null
                  and post.valid_from <= {2} and (post.valid_to is null or post.valid_to > {2})
                union
                select above.title, section.parent_id
                from above
                join section_version section on section.body_id = {0} and section.section_id = above.section_id
                  and section.superseded_at is null
                  and section.valid_from <= {2} and (section.valid_to is null or section.valid_to > {2})
                where section.parent_id is not null)
            select 'STAFF' as role from me
            union
            select rule.role from role_rule rule
            join above on rule.post_title = above.title
              and (rule.section_id is null or rule.section_id = above.section_id)
            where rule.body_id = {0} and rule.superseded_at is null
              and rule.valid_from <= {2} and (rule.valid_to is null or rule.valid_to > {2})
            union
            select appointment.role from appointment
            join me on appointment.person_id = me.person_id
            where appointment.body_id = {0} and appointment.superseded_at is null
              and appointment.valid_from <= {2} and (appointment.valid_to is null or appointment.valid_to > {2})
            """;

    @Override
    public Set<Role> roles(Tx tx, UUID account, LocalDate day) {
        var roles = EnumSet.noneOf(Role.class);
        tx.sql()
                .resultQuery(ROLES, DSL.val(tx.body()), DSL.val(account), DSL.val(day))
                .fetch(0, String.class)
                .forEach(role -> roles.add(Role.valueOf(role)));
        return roles;
    }
}
