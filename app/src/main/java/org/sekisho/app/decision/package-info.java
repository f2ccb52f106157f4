/**
 * Decisions (決裁): a case asks for one, goes round the posts of its way (回議, 合議) and ends with the decision, or comes back.
 *
 * <p>What is decided is a set of bytes, frozen when the case is submitted ({@link org.sekisho.app.decision.SubmitCase}) and
 * named by its digest. Most bodies decide on paper: the set is printed with the digest on each page, and {@link
 * org.sekisho.app.decision.RecordPaperDecision} records what was decided of it. A body that wants to decides here ({@link
 * org.sekisho.app.decision.SealCase}). Either makes the text a version in the same transaction; nothing else does.
 */
@ApplicationModule(
        displayName = "Decisions",
        allowedDependencies = {"shared", "shared::*", "evidence", "organisation", "policy", "drafting", "combinations"})
@NullMarked
package org.sekisho.app.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
