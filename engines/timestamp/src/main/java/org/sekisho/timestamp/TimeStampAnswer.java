package org.sekisho.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.sekisho.timestamp.BadTimeStamp.Reason;

/**
 * What an authority answered to the question for a time stamp (TimeStampResp of RFC 3161, DER; in files {@code .tsr}). It
 * says nothing until it was checked.
 */
public final class TimeStampAnswer {

    /** An answer with a chain of certificates has about ten kilobytes. */
    public static final int MOST_BYTES = 1 << 18;

    private static final Map<ASN1ObjectIdentifier, String> DIGESTS = Map.of(
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384",
            NISTObjectIdentifiers.id_sha512, "SHA-512");

    private final TimeStampToken token;
    private final Instant time;
    private final Duration accuracy;

    private TimeStampAnswer(TimeStampToken token) throws BadTimeStamp {
        this.token = token;
        var said = token.getTimeStampInfo().getGenTimeAccuracy();
        try {
            this.time = token.getTimeStampInfo().getGenTime().toInstant();
            this.accuracy = said == null
                    ? Duration.ZERO
                    : Duration.ofSeconds(said.getSeconds())
                            .plusMillis(said.getMillis())
                            .plusNanos(said.getMicros() * 1_000L);
        } catch (ArithmeticException | DateTimeException beyond) {
            throw new BadTimeStamp(Reason.FORM, "", beyond);
        }
        if (accuracy.isNegative()) {
            throw new BadTimeStamp(Reason.FORM, "");
        }
    }

    /**
     * Reads an answer; nothing of it is checked by that.
     *
     * @throws BadTimeStamp if it is none, or says that no time stamp is given
     */
    public static TimeStampAnswer read(byte[] bytes) throws BadTimeStamp {
        if (bytes.length > MOST_BYTES) {
            throw new BadTimeStamp(Reason.FORM, "");
        }
        try {
            // Refuses what follows the answer.
            var response = new TimeStampResponse(TimeStampResp.getInstance(ASN1Primitive.fromByteArray(bytes)));
            var token = response.getTimeStampToken();
            if (response.getStatus() != PKIStatus.GRANTED && response.getStatus() != PKIStatus.GRANTED_WITH_MODS) {
                var text = response.getStatusString();
                throw new BadTimeStamp(
                        Reason.REFUSED, Printable.text(response.getStatus() + (text == null ? "" : " " + text)));
            }
            if (token == null) {
                throw new BadTimeStamp(Reason.FORM, "");
            }
            return new TimeStampAnswer(token);
        } catch (IOException | TSPException | RuntimeException unreadable) {
            // The parser reports some broken forms by whatever went wrong inside.
            throw new BadTimeStamp(Reason.FORM, "", unreadable);
        }
    }

    /** Whether it speaks of these bytes, by their SHA-256, SHA-384 or SHA-512. */
    public boolean isOf(byte[] data) {
        var info = token.getTimeStampInfo();
        var name = DIGESTS.get(info.getMessageImprintAlgOID());
        try {
            return name != null
                    && MessageDigest.isEqual(
                            MessageDigest.getInstance(name).digest(data), info.getMessageImprintDigest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + name, e);
        }
    }

    /** The number that makes an answer one to a single question, where it has one. */
    Optional<BigInteger> nonce() {
        return Optional.ofNullable(token.getTimeStampInfo().getNonce());
    }

    /**
     * Checks that it is a whole time stamp of these bytes: imprint, the certificate's one purpose, its validity at the
     * stated time, the signature, and, where an authority is given, the chain to it at that time.
     *
     * @throws BadTimeStamp if it is not
     */
    public TimeStamp check(byte[] data, Optional<Authority> authority) throws BadTimeStamp {
        if (!isOf(data)) {
            throw new BadTimeStamp(Reason.IMPRINT, "");
        }
        try {
            var certificates = certificates(authority);
            var signer = certificates.stream()
                    .filter(this::signedBy)
                    .findFirst()
                    .orElseThrow(() -> new BadTimeStamp(Reason.NO_CERTIFICATE, ""));
            checkSignature(signer);
            if (authority.isPresent()) {
                authority.get().vouchFor(signer, certificates, time);
            }
            return new TimeStamp(
                    time,
                    accuracy,
                    Printable.name(signer),
                    token.getTimeStampInfo().getSerialNumber().toString(16),
                    authority.isPresent());
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw new BadTimeStamp(Reason.SIGNATURE, "", broken);
        }
    }

    private void checkSignature(X509Certificate signer) throws BadTimeStamp, GeneralSecurityException {
        var holder = new JcaX509CertificateHolder(signer);
        try {
            TSPUtil.validateCertificate(holder);
        } catch (TSPValidationException otherPurpose) {
            throw new BadTimeStamp(Reason.PURPOSE, Printable.name(signer), otherPurpose);
        }
        if (!holder.isValidOn(java.util.Date.from(time))) {
            throw new BadTimeStamp(Reason.EXPIRED, Printable.name(signer));
        }
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        } catch (TSPException | OperatorCreationException other) {
            throw new BadTimeStamp(Reason.SIGNATURE, Printable.name(signer), other);
        }
    }

    private List<X509Certificate> certificates(Optional<Authority> authority) throws GeneralSecurityException {
        var all = new ArrayList<X509Certificate>();
        authority.ifPresent(known -> all.addAll(known.certificates()));
        var convert = new JcaX509CertificateConverter();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            all.add(convert.getCertificate(holder));
        }
        return all;
    }

    private boolean signedBy(X509Certificate certificate) {
        try {
            return token.getSID().match(new JcaX509CertificateHolder(certificate));
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }
}
