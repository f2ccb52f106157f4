/**
 * The organisation: organs, sections, posts, people, who holds which post from when to when, and which roles follow from
 * that.
 *
 * <p>Every register has two times, when something holds and when it was entered; a correction is a new row and the old
 * one stays readable. Roles attach to posts by rule, so that a transfer on 1 April moves them without anybody's help; an
 * appointment of a person is the exception and carries its reason.
 */
@ApplicationModule(
        displayName = "Organisation",
        allowedDependencies = {"shared", "shared::*", "evidence", "identity"})
@NullMarked
package org.sekisho.app.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
