package org.sekisho.app.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sekisho.app.evidence.SecretFile;
import org.sekisho.app.evidence.Tx;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts the secrets of one-time codes, and those that providers know a body by, before they reach the database, so that
 * a copy of the database alone gives neither.
 *
 * <p>AES-256-GCM under the key in {@code secrets/codes.key} (mode 600); body and account (for a provider: the body again)
 * are associated data, so that a secret moved elsewhere does not open. The first byte is the form's version, twelve more are the nonce.
 */
@Component
final class SecretBox {

    private static final byte VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    SecretBox(@Value("${sekisho.home}") Path home) throws IOException {
        this.key = new SecretKeySpec(SecretFile.key(home.resolve("secrets").resolve("codes.key"), KEY_BYTES), "AES");
    }

    byte[] seal(Tx tx, UUID account, byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var closed = crypt(Cipher.ENCRYPT_MODE, tx, account, nonce, secret);
        return ByteBuffer.allocate(1 + NONCE_BYTES + closed.length)
                .put(VERSION)
                .put(nonce)
                .put(closed)
                .array();
    }

    /** @throws IllegalStateException if the key is not the one that sealed it */
    byte[] open(Tx tx, UUID account, byte[] kept) {
        var buffer = ByteBuffer.wrap(kept);
        if (buffer.get() != VERSION) {
            throw new IllegalStateException("The secret of account " + account + " has an unknown form");
        }
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return crypt(Cipher.DECRYPT_MODE, tx, account, nonce, rest);
    }

    private byte[] crypt(int mode, Tx tx, UUID account, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((tx.body() + "/" + account).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of account " + account + " does not open: secrets/codes.key is not the key that "
                            + "sealed it. Put the key back from its backup, or reset the second factor.",
                    e);
        }
    }
}
