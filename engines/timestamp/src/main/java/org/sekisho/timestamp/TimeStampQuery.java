package org.sekisho.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/**
 * The question for a time stamp (TimeStampReq of RFC 3161): the SHA-256 of some bytes, a number that only its own answer
 * repeats, and the wish for the authority's certificate.
 */
public final class TimeStampQuery {

    private static final int NONCE_BITS = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] data;
    private final TimeStampRequest request;

    private TimeStampQuery(byte[] data, TimeStampRequest request) {
        this.data = data;
        this.request = request;
    }

    /** A new question about some bytes; the authority learns their hash alone. */
    public static TimeStampQuery of(byte[] data) {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(data);
            return new TimeStampQuery(
                    data.clone(),
                    generator.generate(NISTObjectIdentifiers.id_sha256, hash, new BigInteger(NONCE_BITS, RANDOM)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** DER, sent as {@code application/timestamp-query}. */
    public byte[] bytes() {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks an answer to this question.
     *
     * @param answer DER, got as {@code application/timestamp-reply}
     * @throws BadTimeStamp if it is no whole time stamp, or not the answer to this
     */
    public TimeStamp check(byte[] answer, Optional<Authority> authority) throws BadTimeStamp {
        var read = TimeStampAnswer.read(answer);
        if (!read.nonce().equals(Optional.of(request.getNonce()))) {
            throw new BadTimeStamp(BadTimeStamp.Reason.NONCE, "");
        }
        return read.check(data, authority);
    }
}
