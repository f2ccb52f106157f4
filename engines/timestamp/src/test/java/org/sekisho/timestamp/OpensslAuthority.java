package org.sekisho.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority whose answers another program makes, {@code openssl ts -reply}, with a chain of its own. */
public final class OpensslAuthority {

    private static final String CONFIGURATION = """
            [req]
            distinguished_name=name
            prompt=no
            [name]
            CN=unused
            [root]
            basicConstraints=critical,CA:true
            keyUsage=critical,keyCertSign
            [stamping]
            keyUsage=critical,digitalSignature
            extendedKeyUsage=critical,timeStamping
            [authority]
            serial=serial
            crypto_device=builtin
            signer_digest=sha256
            default_policy=1.2.3.4.1
            digests=sha256,sha384,sha512
            accuracy=secs:1
            ordering=no
            tsa_name=yes
            ess_cert_id_chain=no
            ess_cert_id_alg=sha256
            """;

    private final Path folder;

    /** Makes the keys and certificates in an empty folder. */
    public OpensslAuthority(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("openssl.cnf"), CONFIGURATION);
            Files.writeString(folder.resolve("serial"), "2A");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.pem -days 30"
                + " -subj /CN=Shinose_Root -config openssl.cnf -extensions root");
        run("req -new -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=Shinose_TSA -config openssl.cnf");
        run("x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -out tsa.pem -days 30"
                + " -extfile openssl.cnf -extensions stamping");
    }

    /** The root that vouches for it, as PEM. */
    public Path root() {
        return folder.resolve("root.pem");
    }

    /** The answer to a question, DER. */
    public synchronized byte[] answer(byte[] query) {
        try {
            Files.write(folder.resolve("query.tsq"), query);
            run("ts -reply -config openssl.cnf -section authority -queryfile query.tsq -signer tsa.pem -inkey tsa.key"
                    + " -out answer.tsr");
            return Files.readAllBytes(folder.resolve("answer.tsr"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code openssl ts -verify} says of an answer. */
    public String verdict(Path data, Path answer) {
        return run(
                "ts -verify -data " + data.toAbsolutePath() + " -in " + answer.toAbsolutePath() + " -CAfile root.pem");
    }

    private String run(String arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
