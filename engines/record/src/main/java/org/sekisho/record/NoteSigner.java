package org.sekisho.record;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs notes with an Ed25519 key (C2SP signed-note). The key can be kept as one line of text, which is a secret. */
public final class NoteSigner {

    private final NoteKey key;
    private final PrivateKey secret;

    private NoteSigner(NoteKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /** A signer with a new key. */
    public static NoteSigner create(String name) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(NoteKey.of(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
        }
    }

    /**
     * The signer that {@link #secret()} wrote.
     *
     * @throws BrokenRecord if the text is none, or its two halves are not one pair
     */
    public static NoteSigner parse(String text) throws BrokenRecord {
        var words = text.strip().split(" ", 2);
        if (words.length == 2) {
            var key = NoteKey.parse(words[0]);
            try {
                var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(words[1]));
                var signer =
                        new NoteSigner(key, KeyFactory.getInstance("Ed25519").generatePrivate(encoded));
                var probe = "sekisho\n".getBytes(StandardCharsets.UTF_8);
                if (key.verifies(probe, signer.signature(probe))) {
                    return signer;
                }
            } catch (IllegalArgumentException | GeneralSecurityException e) {
                throw new BrokenRecord(BrokenRecord.Reason.SECRET, key.name(), e);
            }
        }
        // Says nothing of the text: it may hold a key.
        throw new BrokenRecord(BrokenRecord.Reason.SECRET, "");
    }

    /** The public half. */
    public NoteKey key() {
        return key;
    }

    /** Both halves as one line of text: the verifier key, a space, and the PKCS #8 form of the secret in base64. */
    public String secret() {
        return key.text() + " " + Base64.getEncoder().encodeToString(secret.getEncoded());
    }

    /**
     * The note of a text with this signature.
     *
     * @param text ends in a newline
     */
    public SignedNote sign(String text) {
        return new SignedNote(text, java.util.List.of()).with(key, signature(text.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] signature(byte[] text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An Ed25519 key signs whatever it is given", e);
        }
    }
}
