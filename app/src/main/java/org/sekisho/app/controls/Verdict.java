package org.sekisho.app.controls;

/** Whether a sentence obliges to a topic. */
public enum Verdict {
    /** It does: the program is sure, or a person said so. */
    BOUND,
    /** The program thinks so and is not sure; nothing follows until a person decides. */
    UNSURE,
    /** A person said that it does not. */
    REFUSED
}
