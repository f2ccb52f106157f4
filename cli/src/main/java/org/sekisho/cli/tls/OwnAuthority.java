package org.sekisho.cli.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Words;

/**
 * A certificate authority of one installation, for bodies without one of their own.
 *
 * <p>Its root certificate is installed once on the PCs that use the service. The root's key signs one issuer and is then
 * destroyed; the issuer may vouch for the names it was made for and no others, so that trusting the root is no risk for
 * anything else, even when the issuer's key is stolen. (A limit in the root itself would not do: verifiers may ignore it
 * there.) The certificate of the server is issued for 90 days and again when 30 of them are left. Keys are made and certificates signed by the JDK's own {@code keytool},
 * so that no further library has to be kept current for it.
 */
public final class OwnAuthority {
    private static final int ROOT_DAYS = 3650;
    private static final int LEAF_DAYS = 90;
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
    private static final String ROOT = "root";
    private static final String ISSUER = "issuer";
    private static final String LEAF = "server";
    private static final int PASSWORD_BYTES = 24;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Path store;
    private final Path password;

    private OwnAuthority(Path folder, Path secrets) {
        this.folder = folder;
        this.store = secrets.resolve("own-ca.p12");
        this.password = secrets.resolve("own-ca-password");
    }

    /**
     * The certificate of the server.
     *
     * @param instructions how to install the root certificate, for the people who do
     */
    public record Leaf(Path certificates, Path privateKey, Path instructions) {}

    /**
     * The authority of an installation, made when it is first used.
     *
     * @param folder where certificates and instructions go
     * @param secrets where its own key goes
     */
    public static OwnAuthority in(Path folder, Path secrets) throws IOException {
        Files.createDirectories(folder, OWNER_ONLY_FOLDER);
        Files.createDirectories(secrets, OWNER_ONLY_FOLDER);
        return new OwnAuthority(folder, secrets);
    }

    /**
     * The certificate for these names, issued anew when there is none, when it ends soon or when the names changed.
     *
     * @throws CommandFailure if the root was made for other names
     */
    public Leaf leafFor(Collection<String> hosts) throws IOException {
        Set<String> names = new TreeSet<>(hosts);
        Leaf leaf = new Leaf(folder.resolve("server.pem"), folder.resolve("server.key"), folder.resolve("README.txt"));
        try {
            if (!Files.exists(store)) {
                makeRoot(names);
            }
            requireRootFor(names);
            if (!isCurrent(names)) {
                issue(names, leaf);
            }
            if (!Files.exists(leaf.certificates()) || !Files.exists(leaf.privateKey())) {
                write(leaf);
            }
            return leaf;
        } catch (GeneralSecurityException broken) {
            throw new IOException("The key store " + store + " cannot be used: " + broken.getMessage(), broken);
        }
    }

    private void makeRoot(Set<String> names) throws IOException, GeneralSecurityException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        replace(password, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        Path unfinished = store.resolveSibling(store.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        String days = Integer.toString(ROOT_DAYS);
        String name = names.iterator().next();
        keytool(
                unfinished,
                List.of("-genkeypair", "-alias", ROOT, "-keyalg", "EC", "-groupname", "secp256r1"),
                List.of("-dname", "CN=Sekisho root for " + name + ", O=Sekisho", "-validity", days),
                List.of("-ext", "bc:critical=ca:true,pathlen:1", "-ext", "ku:critical=keyCertSign,cRLSign"));
        X509Certificate root = certificate(load(unfinished), ROOT);
        keytool(
                unfinished,
                List.of("-genkeypair", "-alias", ISSUER, "-signer", ROOT, "-keyalg", "EC", "-groupname", "secp256r1"),
                List.of("-dname", "CN=Sekisho issuer for " + name + ", O=Sekisho", "-validity", days),
                List.of("-ext", "bc:critical=ca:true,pathlen:0", "-ext", "ku:critical=keyCertSign,cRLSign"),
                List.of("-ext", NameConstraints.OID + ":critical=" + new NameConstraints(names).hex()));
        keytool(unfinished, List.of("-delete", "-alias", ROOT));
        replace(folder.resolve("names"), String.join("\n", names) + "\n");
        replace(rootFile(), pem("CERTIFICATE", root.getEncoded()));
        replace(folder.resolve("README.txt"), RootInstructions.text(rootFile().getFileName(), fingerprint(root)));
        // Last, because it says that all of this is there.
        Files.move(unfinished, store, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path rootFile() {
        return folder.resolve("sekisho-root.crt");
    }

    private void requireRootFor(Set<String> names) throws IOException {
        List<String> permitted = Files.readAllLines(folder.resolve("names"));
        List<String> others =
                names.stream().filter(name -> !permitted.contains(name)).toList();
        if (!others.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    new Words(
                            "このルート証明書は " + String.join("、", permitted) + " のためのもので、" + String.join("、", others)
                                    + " には使えません。名前を変えるには " + store + " と " + folder
                                    + " を消してから起動し直し、新しいルート証明書を PC に入れ直してください。",
                            "The root certificate is for " + String.join(", ", permitted) + " and may not vouch for "
                                    + String.join(", ", others) + ". To change the names, remove " + store + " and "
                                    + folder + ", start again, and install the new root certificate on the PCs."));
        }
    }

    private boolean isCurrent(Set<String> names) throws IOException, GeneralSecurityException {
        KeyStore keys = load();
        return keys.containsAlias(LEAF)
                && new TreeSet<>(CertificateFiles.names(certificate(keys, LEAF))).equals(normal(names))
                && certificate(keys, LEAF)
                        .getNotAfter()
                        .toInstant()
                        .isAfter(Instant.now().plus(RENEWED_BEFORE_END));
    }

    /* A certificate prints addresses in its own way. */
    private static Set<String> normal(Set<String> names) throws IOException {
        Set<String> normal = new TreeSet<>();
        for (String name : names) {
            if (NameConstraints.isAddress(name)) {
                String address = java.net.InetAddress.getByName(NameConstraints.withoutBrackets(name))
                        .getHostAddress();
                normal.add(address.contains(":") ? "[" + address + "]" : address);
            } else {
                normal.add(name);
            }
        }
        return normal;
    }

    private void issue(Set<String> names, Leaf leaf) throws IOException, GeneralSecurityException {
        if (load().containsAlias(LEAF)) {
            keytool(store, List.of("-delete", "-alias", LEAF));
        }
        List<String> alternatives = names.stream()
                .map(name ->
                        NameConstraints.isAddress(name) ? "ip:" + NameConstraints.withoutBrackets(name) : "dns:" + name)
                .toList();
        keytool(
                store,
                List.of("-genkeypair", "-alias", LEAF, "-signer", ISSUER, "-keyalg", "EC", "-groupname", "secp256r1"),
                List.of("-dname", "CN=Sekisho", "-validity", Integer.toString(LEAF_DAYS)),
                List.of("-ext", "ku:critical=digitalSignature", "-ext", "eku=serverAuth"),
                List.of("-ext", "san=" + String.join(",", alternatives)));
        write(leaf);
    }

    private void write(Leaf leaf) throws IOException, GeneralSecurityException {
        KeyStore keys = load();
        Key key = keys.getKey(LEAF, password());
        replace(leaf.privateKey(), pem("PRIVATE KEY", key.getEncoded()));
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : keys.getCertificateChain(LEAF)) {
            // The PC has the root already, or must not take it from here.
            if (certificate instanceof X509Certificate one
                    && !one.getSubjectX500Principal().equals(one.getIssuerX500Principal())) {
                chain.append(pem("CERTIFICATE", one.getEncoded()));
            }
        }
        replace(leaf.certificates(), chain.toString());
    }

    @SafeVarargs
    private void keytool(Path keys, List<String>... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        List.of(words).forEach(command::addAll);
        command.addAll(
                List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass:file", password.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + output.strip());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("keytool was interrupted", hurried);
        }
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        return load(store);
    }

    private KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, password());
        }
        return keys;
    }

    private char[] password() throws IOException {
        return Files.readString(password).strip().toCharArray();
    }

    private static X509Certificate certificate(KeyStore keys, String alias) throws GeneralSecurityException {
        if (keys.getCertificate(alias) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new GeneralSecurityException("no certificate " + alias);
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }

    private static void replace(Path file, String content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, OWNER_ONLY_FILE);
        Files.writeString(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
