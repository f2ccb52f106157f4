package org.sekisho.app.record;

/** How a checkpoint leaves the house. */
public enum AnchorWay {
    /** By mail to a named address. */
    MAIL,
    /** As a file in the folder that the keeper of the server named. */
    FOLDER,
    /** To an authority that signs it together with the time. */
    TIME_STAMP,
    /** Printed, for a signature and a safe. */
    PAPER
}
