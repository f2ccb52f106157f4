package org.sekisho.app.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

/** The bytes in which a passkey's credential record (WebAuthn Level 3, section 4) is kept: a version, then its fields. */
final class PasskeyRecord {

    private static final int VERSION = 1;

    private PasskeyRecord() {}

    static byte[] write(CredentialRecord record) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            put(out, record.getCredentialId().getBytes());
            put(out, record.getUserEntityUserId().getBytes());
            put(out, record.getPublicKey().getBytes());
            out.writeLong(record.getSignatureCount());
            out.writeBoolean(record.isUvInitialized());
            out.writeBoolean(record.isBackupEligible());
            out.writeBoolean(record.isBackupState());
            out.writeByte(record.getTransports().size());
            for (var transport : record.getTransports()) {
                out.writeUTF(transport.getValue());
            }
            put(out, Objects.requireNonNull(record.getAttestationObject()).getBytes());
            put(
                    out,
                    Objects.requireNonNull(record.getAttestationClientDataJSON())
                            .getBytes());
            out.writeUTF(record.getLabel());
            out.writeLong(record.getCreated().toEpochMilli());
            out.writeLong(record.getLastUsed().toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static CredentialRecord read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("A passkey is kept in the unknown form " + version);
            }
            var record = ImmutableCredentialRecord.builder()
                    .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                    .credentialId(get(in))
                    .userEntityUserId(get(in))
                    .publicKey(new ImmutablePublicKeyCose(get(in).getBytes()))
                    .signatureCount(in.readLong())
                    .uvInitialized(in.readBoolean())
                    .backupEligible(in.readBoolean())
                    .backupState(in.readBoolean());
            var transports = new LinkedHashSet<AuthenticatorTransport>();
            int count = in.readByte();
            for (int i = 0; i < count; i++) {
                transports.add(AuthenticatorTransport.valueOf(in.readUTF()));
            }
            return record.transports(transports)
                    .attestationObject(get(in))
                    .attestationClientDataJSON(get(in))
                    .label(in.readUTF())
                    .created(Instant.ofEpochMilli(in.readLong()))
                    .lastUsed(Instant.ofEpochMilli(in.readLong()))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Bytes get(DataInputStream in) throws IOException {
        return new Bytes(in.readNBytes(in.readInt()));
    }
}
