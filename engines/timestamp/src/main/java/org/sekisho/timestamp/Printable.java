package org.sekisho.timestamp;

import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/** Strangers' texts, fit for a terminal and a page: one line, not long, without signs that steer. */
final class Printable {

    private static final int MOST = 200;

    private Printable() {}

    static String text(String strange) {
        var line = strange.replaceAll("\\p{C}+", " ").strip();
        return line.length() <= MOST ? line : line.substring(0, line.offsetByCodePoints(0, MOST / 2)) + "…";
    }

    static String name(X509Certificate certificate) {
        return text(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
    }
}
