package org.sekisho.backup;

/** A backup or a restore that cannot be made, with the reason in both languages. Nothing half-done is left behind. */
public final class BackupFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String japanese;
    private final String english;

    public BackupFailure(String japanese, String english) {
        super(english);
        this.japanese = japanese;
        this.english = english;
    }

    public BackupFailure(String japanese, String english, Throwable cause) {
        super(english, cause);
        this.japanese = japanese;
        this.english = english;
    }

    public String japanese() {
        return japanese;
    }

    public String english() {
        return english;
    }
}
