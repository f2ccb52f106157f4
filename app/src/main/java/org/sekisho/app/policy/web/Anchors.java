package org.sekisho.app.policy.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where a clause is found: its id in the page, and its own address that stays when the version changes. */
final class Anchors {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Anchors() {}

    /** The id of a clause in a page; spaces cannot stand in an id. */
    static String id(String path) {
        return "c-" + SPACES.matcher(path).replaceAll("_");
    }

    static String inPage(String path) {
        return "#" + encoded(id(path));
    }

    /** The address to cite a clause by: {@code /policy/c/6(3)%E2%91%A1}. */
    static String permanent(String path) {
        return "/policy/c/" + encoded(path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%28", "(")
                .replace("%29", ")");
    }
}
