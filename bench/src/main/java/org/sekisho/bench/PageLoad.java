package org.sekisho.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A load on one page of a running demonstration: clients that ask again as soon as they are answered, without a pause.
 *
 * <p>Each client has a session of its own, made by pressing a button of the body on the sign-in page. The generator runs
 * beside the program on the same machine and takes its share of the two cores.
 */
public final class PageLoad {

    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*demo[^\"]*)\"(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern PRESS = Pattern.compile("<button[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

    private PageLoad() {}

    /**
     * What the clients saw.
     *
     * @param requests answered in the measured time
     * @param bytes of the page
     */
    public record Seen(
            int requests, double perSecond, double p50Millis, double p95Millis, double p99Millis, int bytes) {}

    /** Loads the page for the warm-up and then for the measured time. */
    public static Seen run(
            URI base, String body, String login, String path, int clients, Duration warmUp, Duration measured)
            throws InterruptedException, ExecutionException, IOException {
        var connections = new ArrayList<Connection>();
        try {
            for (int i = 0; i < clients; i++) {
                connections.add(Connection.open(base, path, signIn(base, body, login)));
            }
            int bytes = connections.getFirst().ask();
            ask(connections, warmUp);
            long start = System.nanoTime();
            var nanos = ask(connections, measured);
            double seconds = (System.nanoTime() - start) / 1e9;
            Arrays.sort(nanos);
            return new Seen(
                    nanos.length, nanos.length / seconds, at(nanos, 0.50), at(nanos, 0.95), at(nanos, 0.99), bytes);
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private static long[] ask(List<Connection> connections, Duration time)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        var jobs = connections.stream()
                .<Callable<List<Long>>>map(connection -> () -> {
                    var times = new ArrayList<Long>();
                    while (System.nanoTime() < end) {
                        long before = System.nanoTime();
                        connection.ask();
                        times.add(System.nanoTime() - before);
                    }
                    return times;
                })
                .toList();
        var all = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(connections.size())) {
            for (var answered : threads.invokeAll(jobs)) {
                all.addAll(answered.get());
            }
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * One client's connection, kept open as long as the program keeps it: the least that speaks HTTP/1.1, so that the
     * generator takes little of the machine that it measures.
     */
    private static final class Connection implements AutoCloseable {

        private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
        private static final Pattern LAST = Pattern.compile("(?i)\r\nconnection: *close");

        private final URI base;
        private final byte[] request;
        private Socket socket;
        private InputStream in;

        private Connection(URI base, String path, String cookies) throws IOException {
            this.base = base;
            this.request = ("GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nCookie: " + cookies
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            this.socket = connected();
            this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }

        static Connection open(URI base, String path, HttpClient signedIn) throws IOException {
            var cookies =
                    signedIn.cookieHandler().orElseThrow().get(base, Map.of()).getOrDefault("Cookie", List.of());
            return new Connection(base, path, String.join("; ", cookies));
        }

        /** Asks for the page once and reads it whole. Its size in bytes. */
        int ask() throws IOException {
            socket.getOutputStream().write(request);
            var head = new StringBuilder(512);
            while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("The program closed the connection");
                }
                head.append((char) c);
            }
            var length = LENGTH.matcher(head);
            if (!head.substring(9, 12).equals("200") || !length.find()) {
                throw new IOException("The page answered: " + head);
            }
            int bytes = Integer.parseInt(length.group(1));
            in.skipNBytes(bytes);
            if (LAST.matcher(head).find()) {
                socket.close();
                socket = connected();
                in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            }
            return bytes;
        }

        private Socket connected() throws IOException {
            var connected = new Socket(base.getHost(), base.getPort());
            connected.setTcpNoDelay(true);
            return connected;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** The bodies whose people the sign-in page offers, by their short names. */
    public static List<String> bodies(URI base) throws IOException, InterruptedException {
        return offers(client(), base).stream()
                .map(offer -> offer.fields.get("body"))
                .toList();
    }

    /** One form of the sign-in page with its hidden fields and its buttons. */
    private record Offer(String action, Map<String, String> fields, List<Map.Entry<String, String>> buttons) {}

    private static HttpClient signIn(URI base, String body, String login) throws IOException, InterruptedException {
        var client = client();
        var offer = offers(client, base).stream()
                .filter(one -> body.equals(one.fields.get("body"))
                        && one.buttons.stream()
                                .anyMatch(button -> button.getValue().equals(login)))
                .findFirst()
                .orElseThrow(() -> new IOException("The sign-in page of " + base + " offers nobody of " + body));
        var form = Stream.concat(
                        offer.fields.entrySet().stream(),
                        offer.buttons.stream()
                                .filter(button -> button.getValue().equals(login)))
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        client.send(
                HttpRequest.newBuilder(base.resolve(offer.action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        return client;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static List<Offer> offers(HttpClient client, URI base) throws IOException, InterruptedException {
        var page = client.send(
                        HttpRequest.newBuilder(base.resolve("/sign-in")).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        var offers = new ArrayList<Offer>();
        var form = FORM.matcher(page);
        while (form.find()) {
            var fields = new LinkedHashMap<String, String>();
            var inputs = INPUT.matcher(form.group(2));
            while (inputs.find()) {
                field(inputs.group(), fields);
            }
            var buttons = new ArrayList<Map.Entry<String, String>>();
            var button = PRESS.matcher(form.group(2));
            while (button.find()) {
                var pressed = new LinkedHashMap<String, String>();
                field(button.group(), pressed);
                buttons.addAll(pressed.entrySet());
            }
            offers.add(new Offer(form.group(1), fields, List.copyOf(buttons)));
        }
        return offers;
    }

    private static void field(String tag, Map<String, String> fields) {
        var name = NAME.matcher(tag);
        var value = VALUE.matcher(tag);
        if (name.find() && value.find()) {
            fields.put(name.group(1), value.group(1));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
