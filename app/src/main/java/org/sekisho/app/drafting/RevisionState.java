package org.sekisho.app.drafting;

/** What has become of a draft. */
public enum RevisionState {
    OPEN,
    /** It was decided and is a version. */
    ADOPTED,
    DISCARDED
}
