/**
 * The policy and what hangs below it: documents (基本方針, 対策基準, 実施手順), their versions in two times, and the clauses of
 * each version.
 *
 * <p>A document comes in as a file. {@link org.sekisho.app.policy.BeginImport} reads it into a draft, a person corrects
 * how it was read ({@link org.sekisho.app.policy.CorrectDraft}: text changes its place, never its signs), and {@link
 * org.sekisho.app.policy.AcceptImport} makes it a version that is in force from its day on. A clause keeps its identity
 * from version to version, so that others can refer to it.
 */
@ApplicationModule(
        displayName = "Policy",
        allowedDependencies = {"shared", "evidence", "organisation"})
@NullMarked
package org.sekisho.app.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
