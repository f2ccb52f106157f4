package org.sekisho.app.notification;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address as people have them: the dot-atom form of RFC 5321 in ASCII, without comments, quotes or anything that
 * could begin another header or another command.
 */
public record MailAddress(String text) {

    private static final int MOST = 254;
    private static final int MOST_LOCAL = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

    /** The address that somebody typed; empty if it is none. */
    public static Optional<MailAddress> typed(String text) {
        var plain = text.strip();
        return plain.length() <= MOST
                        && plain.indexOf('@') <= MOST_LOCAL
                        && FORM.matcher(plain).matches()
                ? Optional.of(new MailAddress(plain))
                : Optional.empty();
    }
}
