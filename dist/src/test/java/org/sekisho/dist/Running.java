package org.sekisho.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server that said where it is. */
record Running(Process process, String address, String path) implements AutoCloseable {
    static final int END_SECONDS = 10;

    private static final Pattern ADDRESS = Pattern.compile("(https?://[^/ ]+)(/[^ ]*)  .*");

    static Running start(Call call) throws IOException {
        Process process = call.start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("it did not start: "
                    + String.join("\n", process.errorReader().lines().toList()));
        }
        Matcher said = ADDRESS.matcher(line);
        assertThat(said.matches()).as(line).isTrue();
        return new Running(process, said.group(1), said.group(2));
    }

    int port() {
        return URI.create(address).getPort();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            return browser.send(
                    HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Sends TERM and returns what was running below the process and still is after ten seconds. */
    List<ProcessHandle> end() throws InterruptedException {
        List<ProcessHandle> everything = process.descendants().toList();
        assertThat(everything).as("children before the end").isNotEmpty();
        process.destroy();
        assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS))
                .as("ended within " + END_SECONDS + " s")
                .isTrue();
        return everything.stream().filter(Running::runs).toList();
    }

    /* A process that has ended stays in the table until the system's first process has taken note of it. */
    static boolean runs(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }

    /** Trusts the certificates of a PEM file and no other. */
    static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            int count = 0;
            for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("trusted-" + count++, one);
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
