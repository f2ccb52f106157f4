/**
 * What administrators see of the backups: whether they are made, and what came of the last one; and what programs that
 * watch over this one are told: whether it is up.
 *
 * <p>Backups are made by the process that supervises this one, which alone reaches the whole database. It leaves what came
 * of each in a file of the data folder, and that is all that is read here.
 */
@ApplicationModule(
        displayName = "Safekeeping",
        allowedDependencies = {"shared", "shared::*", "evidence"})
@NullMarked
package org.sekisho.app.safekeeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
