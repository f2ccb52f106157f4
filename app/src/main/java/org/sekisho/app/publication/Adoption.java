package org.sekisho.app.publication;

/** Which policy an organ has. */
public enum Adoption {
    /** 単独: the organ adopted one of its own. */
    OWN,
    /** 共同: the organ adopted the body's policy together with others. */
    JOINT,
    /** 他団体: the organ is shared with another body, or its work is entrusted to one; that body's policy holds. */
    ELSEWHERE,
    /** なし: the body has no such organ. */
    NONE;

    /** Whether the organ of this body adopted a policy. */
    public boolean adopts() {
        return this == OWN || this == JOINT;
    }
}
