package org.sekisho.app.notification;

/** What a mail server did with a mail. */
public sealed interface Delivery {

    /** It answers for the mail from now on. */
    record Taken() implements Delivery {}

    /** It will never take this mail. @param problem its reply code */
    record Refused(String problem) implements Delivery {}

    /** It did not take this mail now. @param problem its reply code */
    record Later(String problem) implements Delivery {}

    /**
     * It was not reached, or takes nothing from us at all now.
     *
     * @param problem the reply code, or what failed: {@code connection}, {@code starttls} (it offers none), {@code tls} (it
     *     does not prove who it is), {@code login}
     */
    record Down(String problem) implements Delivery {}
}
