package org.sekisho.timestamp;

/** Says that an answer, or a certificate, is not what it should be, and in what. */
public final class BadTimeStamp extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;

    /** What is wrong. */
    public enum Reason {
        /** Not a TimeStampResp: cut short, something else, or too large. */
        FORM,
        /** The authority answered that it gives none; the detail is its status and text. */
        REFUSED,
        /** It is a time stamp of other bytes. */
        IMPRINT,
        /** It answers another question. */
        NONCE,
        /** The certificate that it was signed with is neither in it nor given. */
        NO_CERTIFICATE,
        /** The signing certificate is not for time stamps alone; the detail names it. */
        PURPOSE,
        /** The signing certificate was not valid at the time stated; the detail names it. */
        EXPIRED,
        /** The signature is not of the certificate. */
        SIGNATURE,
        /** The certificate does not lead to one that is trusted; the detail names it. */
        CHAIN,
        /** What should be certificates of an authority holds none. */
        AUTHORITY
    }

    BadTimeStamp(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
        this.detail = detail;
    }

    BadTimeStamp(Reason reason, String detail, Throwable cause) {
        this(reason, detail);
        initCause(cause);
    }

    public Reason reason() {
        return reason;
    }

    /** The certificate or the status at fault; may be empty. Holds no control characters. */
    public String detail() {
        return detail;
    }
}
