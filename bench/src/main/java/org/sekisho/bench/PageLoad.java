package org.sekisho.bench;

import java.io.IOException;
import java.net.CookieManager;
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

/**
 * A load on one page of a running demonstration: clients that ask again as soon as they are answered, without a pause.
 *
 * <p>Each client has a session of its own, made by pressing the first of the body's buttons on the sign-in page. The generator runs
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
    public static Seen run(URI base, String body, String path, int clients, Duration warmUp, Duration measured)
            throws InterruptedException, ExecutionException, IOException {
        var signedIn = new ArrayList<HttpClient>();
        for (int i = 0; i < clients; i++) {
            signedIn.add(signIn(base, body));
        }
        var page = base.resolve(path);
        int bytes = get(signedIn.getFirst(), page);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ask(threads, signedIn, page, warmUp);
            long start = System.nanoTime();
            var nanos = ask(threads, signedIn, page, measured);
            double seconds = (System.nanoTime() - start) / 1e9;
            Arrays.sort(nanos);
            return new Seen(
                    nanos.length, nanos.length / seconds, at(nanos, 0.50), at(nanos, 0.95), at(nanos, 0.99), bytes);
        }
    }

    private static long[] ask(
            java.util.concurrent.ExecutorService threads, List<HttpClient> clients, URI page, Duration time)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        var jobs = clients.stream()
                .<Callable<List<Long>>>map(client -> () -> {
                    var times = new ArrayList<Long>();
                    while (System.nanoTime() < end) {
                        long before = System.nanoTime();
                        get(client, page);
                        times.add(System.nanoTime() - before);
                    }
                    return times;
                })
                .toList();
        var all = new ArrayList<Long>();
        for (var answered : threads.invokeAll(jobs)) {
            all.addAll(answered.get());
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    private static int get(HttpClient client, URI page) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200 || !answer.uri().getPath().equals(page.getPath())) {
            throw new IOException(page + " answered " + answer.statusCode() + " at " + answer.uri());
        }
        return answer.body().length;
    }

    /** The bodies whose people the sign-in page offers, by their short names. */
    public static List<String> bodies(URI base) throws IOException, InterruptedException {
        return offers(client(), base).stream()
                .map(offer -> offer.fields.get("body"))
                .toList();
    }

    /** One form of the sign-in page with its hidden fields and its first button. */
    private record Offer(String action, Map<String, String> fields) {}

    private static HttpClient signIn(URI base, String body) throws IOException, InterruptedException {
        var client = client();
        var offer = offers(client, base).stream()
                .filter(one -> body.equals(one.fields.get("body")))
                .findFirst()
                .orElseThrow(() -> new IOException("The sign-in page of " + base + " offers nobody of " + body));
        var form = offer.fields.entrySet().stream()
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
            var button = PRESS.matcher(form.group(2));
            if (button.find()) {
                field(button.group(), fields);
            }
            offers.add(new Offer(form.group(1), fields));
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
