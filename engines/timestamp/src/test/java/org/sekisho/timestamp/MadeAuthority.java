package org.sekisho.timestamp;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** An authority that makes mistakes on purpose: certificates and answers as no honest program would make them. */
final class MadeAuthority {

    static final Instant BEGAN = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant ENDS = Instant.parse("2040-01-01T00:00:00Z");

    private final KeyPair rootKey;
    private final KeyPair key;
    private final X509Certificate root;
    private final X509Certificate own;

    /** With a root that is valid until a time. */
    MadeAuthority(Instant rootEnds) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        rootKey = generator.generateKeyPair();
        key = generator.generateKeyPair();
        var name = new X500Name("CN=Made Root");
        var made = new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, Date.from(BEGAN), Date.from(rootEnds), name, rootKey.getPublic());
        made.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        root = new JcaX509CertificateConverter().getCertificate(made.build(signer(rootKey)));
        own = certificate(ENDS, true, KeyPurposeId.id_kp_timeStamping);
    }

    Authority trusted() {
        return new Authority(List.of(root));
    }

    /** A certificate for stamping; without purposes it is one for anything. */
    X509Certificate certificate(Instant ends, boolean critical, KeyPurposeId... purposes) throws Exception {
        var made = new JcaX509v3CertificateBuilder(
                new X500Name("CN=Made Root"),
                BigInteger.TWO,
                Date.from(BEGAN),
                Date.from(ends),
                new X500Name("CN=Made TSA"),
                key.getPublic());
        if (purposes.length > 0) {
            made.addExtension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purposes));
        }
        return new JcaX509CertificateConverter().getCertificate(made.build(signer(rootKey)));
    }

    /** The one that its answers name. */
    X509Certificate certificate() {
        return own;
    }

    /**
     * An answer that says a time.
     *
     * @param shown the certificates that go with it
     */
    byte[] answer(byte[] query, Instant time, X509Certificate... shown) throws Exception {
        return generator(shown)
                .generate(new TimeStampRequest(query), BigInteger.TEN, Date.from(time))
                .getEncoded();
    }

    /** The answer that none is given. */
    byte[] refusal() throws Exception {
        return generator()
                .generateFailResponse(2, 1 << 30, "busy\u001B[2J today")
                .getEncoded();
    }

    private TimeStampResponseGenerator generator(X509Certificate... shown) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key.getPrivate(), certificate()),
                digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier("1.2.3.4.1"));
        tokens.addCertificates(new JcaCertStore(List.of(shown)));
        return new TimeStampResponseGenerator(tokens, Set.of(NISTObjectIdentifiers.id_sha256));
    }

    private static org.bouncycastle.operator.ContentSigner signer(KeyPair key) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
    }
}
