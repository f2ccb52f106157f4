package org.sekisho.record;

/** Says that what claims to be a part of a record is none: which part, and the text at fault where it helps. */
public final class BrokenRecord extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;

    /** Which part is at fault. */
    public enum Reason {
        /** Not a verifier key. */
        KEY,
        /** Not a secret key that was kept for signing. */
        SECRET,
        /** Not a signed note. */
        NOTE,
        /** A signature that claims a known key and is not of it. */
        SIGNATURE,
        /** Not a checkpoint. */
        CHECKPOINT,
        /** Not a proof of an entry. */
        PROOF,
        /** A file that an export must have is absent; the detail names it. */
        MISSING,
        /** A file of an export is cut short, too long or not in its form; the detail names it. */
        FILE
    }

    BrokenRecord(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
        this.detail = detail;
    }

    BrokenRecord(Reason reason, String detail, Throwable cause) {
        this(reason, detail);
        initCause(cause);
    }

    public Reason reason() {
        return reason;
    }

    /** The text or the file at fault; may be empty. */
    public String detail() {
        return detail;
    }
}
