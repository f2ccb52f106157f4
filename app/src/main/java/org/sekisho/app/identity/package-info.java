/**
 * Identity: the bodies of this installation, their accounts, and what proves that a person is who they say.
 *
 * <p>An account signs in with a password and a second factor (a one-time code by RFC 6238, a recovery code) or with a
 * passkey alone. What it may do follows from its roles of the day, which {@link org.sekisho.app.identity.RolesOfAccount}
 * tells; identity itself adds only what the account is: its holder, and an administrator.
 */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"shared", "shared::*", "evidence"})
@NullMarked
package org.sekisho.app.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
