package org.sekisho.app.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.sekisho.app.Browser;

/** What a person does with the pages: opens a form, fills it in, sends it, reads the answer. */
public record Looking(Browser browser) {

    public Document at(String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** Opens the form, fills in the fields beside what stands in it, sends it and says where that leads. */
    public Document done(String path, Map<String, String> fields) {
        var answer = send(path, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return Jsoup.parse(browser.follow(answer).body());
    }

    /** Sends a file in the field of that name, with other fields beside it. */
    public HttpResponse<String> upload(URI to, Map<String, String> fields, String name, String content) {
        var body = new StringBuilder();
        part(body, "_csrf", "", browser.token());
        fields.forEach((field, value) -> part(body, field, "", value));
        part(body, "file", "; filename=\"" + name + "\"", content);
        body.append("--border--\r\n");
        return browser.send(HttpRequest.newBuilder(to)
                .header("Content-Type", "multipart/form-data; boundary=border")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8)));
    }

    private static void part(StringBuilder body, String name, String more, String value) {
        body.append("--border\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append('"')
                .append(more)
                .append("\r\n\r\n")
                .append(value)
                .append("\r\n");
    }

    /** The same form again, with what was wrong. */
    public Document refused(String path, Map<String, String> fields) {
        var answer = send(path, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        var page = Jsoup.parse(answer.body());
        assertThat(page.title()).startsWith("エラー");
        fields.forEach(
                (name, value) -> assertThat(standing(page, name)).as(name).contains(value));
        return page;
    }

    private HttpResponse<String> send(String path, Map<String, String> fields) {
        var page = at(path);
        var form = page.expectFirst("main form[method=post]");
        var sent = new LinkedHashMap<String, String>();
        for (var input : form.select("input[name], textarea[name], select[name]")) {
            var type = input.attr("type");
            boolean chosen = input.hasAttr("checked") || !(type.equals("radio") || type.equals("checkbox"));
            if (chosen && !input.attr("name").equals("_csrf")) {
                sent.put(input.attr("name"), value(input));
            }
        }
        sent.putAll(fields);
        return browser.post(form.attr("action"), sent);
    }

    private static String value(org.jsoup.nodes.Element input) {
        if (input.normalName().equals("select")) {
            var option = input.selectFirst("option[selected]");
            return option == null ? "" : option.val();
        }
        return input.normalName().equals("textarea") ? input.wholeText() : input.val();
    }

    /** What stands in the controls of that name. */
    private static List<String> standing(Document page, String name) {
        return page.select("[name=" + name + "]").stream()
                .filter(input -> !input.attr("type").matches("radio|checkbox") || input.hasAttr("checked"))
                .map(Looking::value)
                .toList();
    }

    /** What is said to be wrong with the field, which the summary above leads to. */
    public static String wrong(Document page, String field) {
        assertThat(page.select(".errors a[href=#field-" + field + "]"))
                .as(page.select("main").text())
                .hasSize(1);
        assertThat(page.getElementById("field-" + field)).as(field).isNotNull();
        return page.select("#field-" + field + "-error").text();
    }

    /** The definitions and rows of the page, a line each. */
    public static List<String> lines(Document page) {
        return page.select("main dl > div, main tbody tr").eachText();
    }

    public void isForbidden(String... paths) {
        for (var path : paths) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(403);
            assertThat(browser.post(path, Map.of()).statusCode()).as(path).isEqualTo(403);
        }
    }
}
