package org.sekisho.app.identity.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The connections to providers: over https to the addresses that an issuer names, each with an end in time and in size,
 * and none that follows a redirect.
 */
final class ProviderCalls implements HTTPRequestSender, ResourceRetriever {

    static final Duration CONNECTING = Duration.ofSeconds(5);
    static final Duration ANSWERING = Duration.ofSeconds(10);
    static final int MOST_BYTES = 256 * 1024;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Headers that the client sets by itself. */
    private static final Set<String> OWN_HEADERS = Set.of("content-length", "host", "connection");

    private final boolean clearOnLoopback;
    private @Nullable HttpClient client;

    /** @param clearOnLoopback whether a provider on this very machine may be asked without TLS */
    ProviderCalls(boolean clearOnLoopback) {
        this.clearOnLoopback = clearOnLoopback;
    }

    /** Whether the address may be asked at all. */
    boolean may(URI address) {
        var scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        var host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (host.isEmpty() || address.getUserInfo() != null || address.getFragment() != null) {
            return false;
        }
        return scheme.equals("https") || (scheme.equals("http") && clearOnLoopback && LOOPBACK.contains(host));
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
        var request = request(asked.getURI());
        asked.getHeaderMap().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        var body = Optional.ofNullable(asked.getBody()).orElse("");
        var answer = ask(
                asked.getMethod() == HTTPRequest.Method.POST
                        ? request.POST(BodyPublishers.ofString(body)).build()
                        : request.GET().build());
        var response = new HTTPResponse(answer.statusCode());
        try {
            response.setContentType(type(answer));
        } catch (ParseException e) {
            throw new IOException("An answer without a type", e);
        }
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return response;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        var answer = ask(request(URI.create(url.toString()))
                .header("Accept", "application/json")
                .GET()
                .build());
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode());
        }
        return new Resource(new String(answer.body(), StandardCharsets.UTF_8), type(answer));
    }

    private HttpRequest.Builder request(URI address) throws IOException {
        if (!may(address)) {
            throw new IOException("This address may not be asked");
        }
        return HttpRequest.newBuilder(address).timeout(ANSWERING);
    }

    private HttpResponse<byte[]> ask(HttpRequest request) throws IOException {
        var answer = client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            // The timeout of the request ends with its headers; this one holds for the whole answer.
            return answer.get(ANSWERING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("No answer in " + ANSWERING.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            answer.cancel(true);
        }
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
    }

    /** Made with the first question: most installations never ask one. */
    private synchronized HttpClient client() {
        var made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECTING)
                    .build();
            client = made;
        }
        return made;
    }
}
