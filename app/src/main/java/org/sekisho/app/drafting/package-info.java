/**
 * Drafting: revisions of documents in the making (改正案), edited clause by clause.
 *
 * <p>The engine numbers clauses anew and rewrites what refers to them; each edit is kept, so that it can be undone. A draft
 * knows of each of its clauses from which clause of the version before it goes on. It becomes a version when it is
 * decided: {@link org.sekisho.app.drafting.RevisionDrafts#adopt}.
 */
@ApplicationModule(
        displayName = "Drafting",
        allowedDependencies = {"shared", "shared::*", "evidence", "policy"})
@NullMarked
package org.sekisho.app.drafting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
