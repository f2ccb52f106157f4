/**
 * Evidence: every act leaves an entry in the record, in the transaction of the act, and files are durable before the
 * row that names them.
 *
 * <p>{@link org.sekisho.app.evidence.Work} is the only way to the database. It names the body (row-level security does
 * the rest), asks for the permission, and refuses to commit a change that entered nothing in the record.
 */
@ApplicationModule(
        displayName = "Evidence",
        allowedDependencies = {"shared"})
@NullMarked
package org.sekisho.app.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
