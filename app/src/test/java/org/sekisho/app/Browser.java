package org.sekisho.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without a screen: keeps cookies, sends the form token of the page it looked at last, and follows no
 * redirect by itself.
 */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    private final AppFixture app;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String token = "";

    private Browser(AppFixture app) {
        this.app = app;
    }

    public static Browser of(AppFixture app) {
        return new Browser(app);
    }

    /** A browser signed in to the demonstration as the account of the sample body, second factor included. */
    public static Browser demo(AppFixture app, String slug, String login) {
        var browser = new Browser(app);
        browser.get("/sign-in");
        var answer = browser.post("/sign-in/demo", Map.of("body", slug, "login", login));
        if (answer.statusCode() != 303) {
            throw new AssertionError("No demo sign-in as " + login + " of " + slug + ": " + answer.statusCode());
        }
        return browser;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(app.page(path)).GET());
    }

    /** Sends a form with the token of the last page. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return postWith(path, token, fields);
    }

    /** Sends a form with a token of one's own. */
    public HttpResponse<String> postWith(String path, String token, Map<String, String> fields) {
        return send(form(path, token, fields));
    }

    private HttpRequest.Builder form(String path, String token, Map<String, String> fields) {
        var all = new java.util.LinkedHashMap<>(fields);
        all.put("_csrf", token);
        var form = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(app.page(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    /** Goes where the answer leads, as long as it leads somewhere. */
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        var current = answer;
        for (int i = 0; i < 5 && current.statusCode() / 100 == 3; i++) {
            current = get(location(current));
        }
        return current;
    }

    /** Where the answer leads, without scheme and host; empty when it leads nowhere. */
    public static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(URI::create)
                .map(to -> to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()))
                .orElse("");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answer as the bytes that it is, for what is not a text. */
    public HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A form with the token of the last page, to be sent. */
    public HttpRequest.Builder form(String path, Map<String, String> fields) {
        return form(path, token, fields);
    }

    /** The form token of the last page. */
    public String token() {
        return token;
    }

    public CookieManager cookies() {
        return cookies;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
