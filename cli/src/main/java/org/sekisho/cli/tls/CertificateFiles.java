package org.sekisho.cli.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Words;

/** A certificate and its key in PEM files that the user brings. */
public final class CertificateFiles {
    /* The kinds of names in a certificate (RFC 5280, 4.2.1.6). */
    private static final Integer DNS_NAME = 2;
    private static final Integer IP_ADDRESS = 7;

    private CertificateFiles() {}

    /**
     * Checks that both files can be used today.
     *
     * @return the names that the certificate is for
     * @throws CommandFailure with what is wrong with which file
     */
    public static Set<String> check(Path certificates, Path privateKey) throws IOException {
        String key = read(privateKey);
        if (!key.contains("PRIVATE KEY-----")) {
            throw refused(privateKey, "秘密鍵（PEM 形式）がありません", "holds no private key in PEM form");
        }
        if (key.contains("ENCRYPTED")) {
            throw refused(
                    privateKey,
                    "秘密鍵がパスワードで保護されています。保護を外し、権限を 0600 にして置いてください",
                    "is protected by a password. Take the protection off and give the file mode 0600");
        }
        X509Certificate leaf = first(certificates);
        if (leaf.getNotAfter().toInstant().isBefore(Instant.now())) {
            throw refused(
                    certificates,
                    "証明書の有効期限が " + leaf.getNotAfter().toInstant() + " に切れています。新しい証明書に替えてください",
                    "expired on " + leaf.getNotAfter().toInstant() + ". Put a new certificate in its place");
        }
        Set<String> names = names(leaf);
        if (names.isEmpty()) {
            throw refused(
                    certificates,
                    "証明書に名前（subjectAltName）がなく、ブラウザーが受け付けません",
                    "has no subjectAltName, which browsers need");
        }
        return names;
    }

    private static X509Certificate first(Path file) throws IOException {
        read(file);
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            for (Certificate certificate : chain) {
                if (certificate instanceof X509Certificate leaf) {
                    return leaf;
                }
            }
        } catch (CertificateException unreadable) {
            throw refused(file, "証明書として読めません", "cannot be read as a certificate");
        }
        throw refused(file, "証明書（PEM 形式）がありません", "holds no certificate in PEM form");
    }

    static Set<String> names(X509Certificate certificate) {
        Set<String> names = new LinkedHashSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                String name = alternative.get(1).toString().toLowerCase(Locale.ROOT);
                if (DNS_NAME.equals(alternative.get(0))) {
                    names.add(name);
                } else if (IP_ADDRESS.equals(alternative.get(0))) {
                    names.add(name.contains(":") ? "[" + name + "]" : name);
                }
            }
        } catch (CertificateParsingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return names;
    }

    private static String read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw refused(file, "読めません。場所と権限を確かめてください", "cannot be read. Check where it is and its mode");
        }
        return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static CommandFailure refused(Path file, String japanese, String english) {
        return new CommandFailure(
                ExitCode.REFUSED, new Words(file + " は、" + japanese + "。", file + " " + english + "."));
    }
}
