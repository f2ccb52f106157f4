package org.sekisho.timestamp;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whose time stamps are trusted: certificates of an authority, of those who vouch for it, or both.
 *
 * <p>Each of them is trusted by itself. Whether a certificate was revoked is not asked, since that would need a network.
 */
public record Authority(List<X509Certificate> certificates) {

    /** A file of certificates has a few kilobytes. */
    public static final int MOST_BYTES = 1 << 20;

    public Authority {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads certificates as PEM, one after the other, or one as DER.
     *
     * @throws BadTimeStamp if there is none
     */
    public static Authority of(byte[] file) throws BadTimeStamp {
        try {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file));
            if (!found.isEmpty() && file.length <= MOST_BYTES) {
                return new Authority(
                        found.stream().map(X509Certificate.class::cast).toList());
            }
        } catch (CertificateException unreadable) {
            throw new BadTimeStamp(BadTimeStamp.Reason.AUTHORITY, "", unreadable);
        }
        throw new BadTimeStamp(BadTimeStamp.Reason.AUTHORITY, "");
    }

    /**
     * Demands that a certificate lead to one of these, as things were at a time.
     *
     * @param others what may stand between them
     */
    void vouchFor(X509Certificate signer, Collection<X509Certificate> others, Instant at) throws BadTimeStamp {
        if (certificates.contains(signer)) {
            return;
        }
        var between = new ArrayList<>(others);
        between.add(signer);
        var wanted = new X509CertSelector();
        wanted.setCertificate(signer);
        try {
            var path = new PKIXBuilderParameters(
                    certificates.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()), wanted);
            path.setRevocationEnabled(false);
            path.setDate(Date.from(at));
            path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
            var found = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(path);
            // The algorithm takes what is trusted as it is.
            found.getTrustAnchor().getTrustedCert().checkValidity(Date.from(at));
        } catch (GeneralSecurityException stranger) {
            throw new BadTimeStamp(BadTimeStamp.Reason.CHAIN, Printable.name(signer), stranger);
        }
    }
}
