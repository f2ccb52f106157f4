package org.sekisho.app.decision;

import org.sekisho.app.drafting.RevisionDraftId;

/** What a case asks a decision on. */
public sealed interface Subject {

    /** A draft that becomes a version. */
    record Revision(RevisionDraftId draft) implements Subject {}
}
