package org.sekisho.app.handling;

/** How something that was open ended. */
public enum Ending {
    /** It is back (返却、持ち帰り). */
    RETURNED,
    /** The other side has it and says so (受領書). */
    RECEIVED,
    /** The other side erased it and says so (消去の証明). */
    ERASED,
    /** It did not happen (取りやめ). */
    CANCELLED,
    /** It was disposed of. */
    DISPOSED
}
