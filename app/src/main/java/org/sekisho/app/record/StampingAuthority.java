package org.sekisho.app.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sekisho.app.Settings;
import org.sekisho.timestamp.Authority;
import org.sekisho.timestamp.BadTimeStamp;
import org.sekisho.timestamp.TimeStamp;
import org.sekisho.timestamp.TimeStampAnswer;
import org.sekisho.timestamp.TimeStampQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The authority that gives time stamps, at the address that whoever starts the program named (RFC 3161, section 3.4). No page
 * and no answer leads the program to another.
 */
@Component
class StampingAuthority {

    private static final Logger LOG = LoggerFactory.getLogger(StampingAuthority.class);

    /** For the whole of it; the transaction of the anchor waits as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Optional<URI> address;
    private final Optional<Authority> trusted;
    private final Duration patience;

    @Autowired
    StampingAuthority(Settings settings) {
        this(
                settings.timeStamps().map(Settings.TimeStamps::address),
                settings.timeStamps().flatMap(Settings.TimeStamps::certificates).map(StampingAuthority::read),
                PATIENCE);
    }

    StampingAuthority(Optional<URI> address, Optional<Authority> trusted, Duration patience) {
        this.address = address;
        this.trusted = trusted;
        this.patience = patience;
    }

    boolean isNamed() {
        return address.isPresent();
    }

    /** What came of asking. */
    sealed interface Outcome {
        /**
         * A time stamp that was checked.
         *
         * @param answer as it came, DER
         */
        record Stamped(byte[] answer, TimeStamp stamp) implements Outcome {

            /** Of the answer, 64 hexadecimal digits. */
            String sha256() {
                try {
                    return HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(answer));
                } catch (NoSuchAlgorithmException e) {
                    throw new IllegalStateException("Every JDK has SHA-256", e);
                }
            }
        }

        /** None; the problem is a word. */
        record Failed(String problem) implements Outcome {}
    }

    /** Asks for a time stamp of some bytes and checks the answer. */
    Outcome stamp(byte[] data) {
        if (address.isEmpty()) {
            return new Outcome.Failed("tsa-connection");
        }
        var query = TimeStampQuery.of(data);
        var request = HttpRequest.newBuilder(address.get())
                .timeout(patience)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(query.bytes()))
                .build();
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
        try {
            // The time limit of a request ends with its headers; an answer may trickle.
            var response = client.sendAsync(
                            request,
                            HttpResponse.BodyHandlers.limiting(
                                    HttpResponse.BodyHandlers.ofByteArray(), TimeStampAnswer.MOST_BYTES))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                LOG.warn("The time stamping authority answered with the status {}", response.statusCode());
                return new Outcome.Failed("tsa-status");
            }
            return new Outcome.Stamped(response.body(), query.check(response.body(), trusted));
        } catch (BadTimeStamp bad) {
            LOG.warn("A time stamp was not accepted: {}", bad.getMessage());
            return new Outcome.Failed("tsa-" + bad.reason().name().toLowerCase(Locale.ROOT));
        } catch (ExecutionException failed) {
            LOG.warn("No time stamp was got: {}", String.valueOf(failed.getCause()));
            return new Outcome.Failed("tsa-connection");
        } catch (TimeoutException slow) {
            LOG.warn("No time stamp was got within {}", patience);
            return new Outcome.Failed("tsa-slow");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("tsa-slow");
        } finally {
            client.shutdownNow();
        }
    }

    private static Authority read(Path certificates) {
        try {
            return Authority.of(Files.readAllBytes(certificates));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadTimeStamp e) {
            throw new IllegalStateException("No certificates in " + certificates, e);
        }
    }
}
