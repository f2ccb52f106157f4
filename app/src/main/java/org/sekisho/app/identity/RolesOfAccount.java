package org.sekisho.app.identity;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Role;

/** What a module that knows people tells of an account. A module that knows gives a bean of this. */
public interface RolesOfAccount {

    /** The roles that the account's person has on the day; none for an account without a person. One statement. */
    Set<Role> roles(Tx tx, UUID account, LocalDate day);
}
