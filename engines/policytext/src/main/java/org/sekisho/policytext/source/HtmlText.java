package org.sekisho.policytext.source;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.LayoutLine;
import org.sekisho.policytext.Limits;
import org.sekisho.policytext.PolicyUnreadable;
import org.sekisho.policytext.PolicyUnreadable.Place;
import org.sekisho.policytext.PolicyUnreadable.Reason;

/**
 * An HTML page, such as a page of a collection of ordinances (例規集), as the lines that a reader of the page sees.
 *
 * <p>A line is what one block element or {@code <br>} ends. Scripts and styles are no text. Navigation, heads and feet of
 * the site, hidden and struck text and readings over kanji are layout. Numbers that the browser would print before list
 * items are printed here too.
 */
final class HtmlText {
    /** Elements take about 500 bytes each in memory. */
    private static final int MOST_TAGS = 250_000;

    /** Signs that the parser gets at once. */
    private static final int PIECE = 4096;

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "li",
            "tr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "section",
            "article",
            "header",
            "footer",
            "nav",
            "aside",
            "main",
            "dl",
            "dt",
            "dd",
            "ul",
            "ol",
            "blockquote",
            "pre",
            "form",
            "fieldset",
            "hr",
            "address",
            "center",
            "figure",
            "figcaption",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "details",
            "summary",
            "body",
            "legend",
            "option",
            "label",
            "menu");
    private static final Set<String> NO_TEXT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "svg",
            "math",
            "object",
            "embed",
            "iframe",
            "canvas",
            "audio",
            "video",
            "map",
            "datalist",
            "select",
            "textarea",
            "noframes",
            "frameset",
            "applet");
    private static final Set<String> SITE = Set.of("nav", "footer", "aside", "button", "form", "menu", "dialog");
    private static final Set<String> ASIDE_INLINE = Set.of("rt", "rp", "del", "s", "strike");
    private static final Set<String> SITE_NAMES = Set.of(
            "breadcrumb",
            "breadcrumbs",
            "pankuzu",
            "topicpath",
            "topicspath",
            "gnav",
            "gnavi",
            "globalnav",
            "globalnavi",
            "navi",
            "nav",
            "navigation",
            "footer",
            "skip",
            "skiplink",
            "sns",
            "pagetop",
            "sidebar",
            "lnav",
            "localnavi",
            "contact",
            "toolbar",
            "print");
    private static final Set<String> SITE_ROLES = Set.of("navigation", "banner", "contentinfo", "search", "menu");

    private final LineCollector lines;
    private final StringBuilder line = new StringBuilder();
    private final Deque<int[]> lists = new ArrayDeque<>();
    private int site;
    private int heading;
    private int main;

    private HtmlText(LineCollector lines) {
        this.lines = lines;
    }

    static SourceText read(byte[] bytes, String file, Limits limits) throws PolicyUnreadable {
        int tags = 0;
        for (byte b : bytes) {
            tags += b == '<' ? 1 : 0;
        }
        if (tags > MOST_TAGS) {
            throw Sources.refused(file, new Reason.TooMuchText(MOST_TAGS));
        }
        String html = Decoding.decodeAs(bytes, charset(bytes), file);
        int deep = tooDeep(html, limits.maxDepth());
        if (deep > 0) {
            throw new PolicyUnreadable(file, new Place.Line(deep), new Reason.TooDeep(limits.maxDepth()));
        }
        Document document;
        try {
            document = Parser.htmlParser().setMaxDepth(limits.maxDepth() * 2).parseInput(new TimedReader(html), "");
        } catch (Deadline.Passed e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PolicyUnreadable(
                    file, new Place.WholeFile(), new Reason.Broken(e.getClass().getSimpleName()), e);
        }
        LineCollector lines = new LineCollector(file, limits.maxChars());
        new HtmlText(lines).walk(document.body());
        return lines.text();
    }

    /** Asks for the time whenever the parser wants more. */
    private static final class TimedReader extends StringReader {
        TimedReader(String text) {
            super(text);
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            Deadline.check();
            return super.read(into, from, Math.min(length, PIECE));
        }
    }

    /** The line on which block elements are nested deeper than the limit, or 0; unclosed inline elements do not count. */
    private static int tooDeep(String html, int limit) {
        int depth = 0;
        int line = 1;
        for (int i = 0; i + 4 < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c == '<') {
                boolean closing = html.charAt(i + 1) == '/';
                int at = closing ? i + 2 : i + 1;
                boolean nests = nests(html, at);
                if (nests) {
                    depth = closing ? Math.max(0, depth - 1) : depth + 1;
                    if (depth > limit) {
                        return line;
                    }
                }
            }
        }
        return 0;
    }

    private static boolean nests(String html, int at) {
        for (String name :
                new String[] {"div", "table", "blockquote", "ul", "ol", "section", "span", "font", "b", "i"}) {
            int end = at + name.length();
            if (html.regionMatches(true, at, name, 0, name.length())
                    && end < html.length()
                    && (html.charAt(end) == '>' || html.charAt(end) <= ' ')) {
                return true;
            }
        }
        return false;
    }

    /** The encoding that the first 2,000 bytes name, or an empty text. */
    private static String charset(byte[] bytes) {
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, 2000); i++) {
            head.append((char) (bytes[i] & 0x7F));
        }
        String lower = head.toString().toLowerCase(Locale.ROOT);
        int at = lower.indexOf("charset=");
        if (at < 0) {
            return "utf-8";
        }
        int from = at + 8;
        while (from < lower.length() && "\"' ".indexOf(lower.charAt(from)) >= 0) {
            from++;
        }
        int end = from;
        while (end < lower.length()
                && (Character.isLetterOrDigit(lower.charAt(end)) || "-_".indexOf(lower.charAt(end)) >= 0)) {
            end++;
        }
        return lower.substring(from, end);
    }

    /** Walks the tree without recursion. */
    private void walk(Element root) throws PolicyUnreadable {
        Node node = root;
        while (true) {
            boolean into = enter(node);
            if (into && node.childNodeSize() > 0) {
                node = node.childNode(0);
                continue;
            }
            if (into || node == root) {
                leave(node);
            }
            while (node != root && next(node) == null) {
                Node parent = node.parent();
                if (parent == null) {
                    flush();
                    return;
                }
                node = parent;
                leave(node);
            }
            if (node == root) {
                flush();
                return;
            }
            Node sibling = next(node);
            if (sibling == null) {
                return;
            }
            node = sibling;
        }
    }

    private static @Nullable Node next(Node node) {
        return node.nextSibling();
    }

    /** Takes a node in; false if what is inside it is no text. */
    private boolean enter(Node node) throws PolicyUnreadable {
        Deadline.check();
        if (node instanceof TextNode text) {
            append(text.getWholeText(), inPre(text));
            return true;
        }
        if (node instanceof Comment || !(node instanceof Element element)) {
            return false;
        }
        String name = element.normalName();
        if (NO_TEXT.contains(name)) {
            return false;
        }
        if (name.equals("br")) {
            flush();
            return true;
        }
        if (name.equals("img")) {
            String alt = element.attr("alt").strip();
            if (alt.length() <= 4) {
                line.append(alt);
            }
            return true;
        }
        if (BLOCKS.contains(name)) {
            flush();
        }
        if (name.equals("td") || name.equals("th")) {
            if (!line.isEmpty()) {
                line.append('\t');
            }
        }
        if (isAside(element)) {
            flushBeforeAside(name);
            site++;
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = name.charAt(1) - '0';
            case "main", "article" -> main++;
            case "ol" -> lists.push(new int[] {start(element), kind(element)});
            case "ul", "menu" -> lists.push(new int[] {0, 0});
            case "li" -> number(element);
            default -> {}
        }
        return true;
    }

    private void leave(Node node) throws PolicyUnreadable {
        if (!(node instanceof Element element)) {
            return;
        }
        String name = element.normalName();
        if (BLOCKS.contains(name)) {
            flush();
        }
        if (isAside(element)) {
            flushAside(name);
            site--;
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = 0;
            case "main", "article" -> main--;
            case "ol", "ul", "menu" -> lists.poll();
            default -> {
                String names = element.className();
                if (!line.isEmpty() && (names.contains("num") || names.contains("number"))) {
                    line.append('　');
                }
            }
        }
    }

    private StringBuilder kept = new StringBuilder();

    /** Readings and struck words stand inside a line; they go to the layout without breaking it. */
    private void flushBeforeAside(String name) throws PolicyUnreadable {
        if (ASIDE_INLINE.contains(name)) {
            kept = new StringBuilder(line);
            line.setLength(0);
        } else {
            flush();
        }
    }

    private void flushAside(String name) throws PolicyUnreadable {
        flush();
        if (ASIDE_INLINE.contains(name)) {
            line.append(kept);
            kept.setLength(0);
        }
    }

    private void append(String text, boolean pre) throws PolicyUnreadable {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && pre) {
                flush();
            } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f') {
                if (!line.isEmpty() && !Clean.space(line.charAt(line.length() - 1))) {
                    line.append(' ');
                }
            } else {
                line.append(c);
            }
        }
    }

    private static boolean inPre(Node node) {
        Node parent = node.parent();
        return parent instanceof Element element && element.normalName().equals("pre");
    }

    private void flush() throws PolicyUnreadable {
        if (!line.isEmpty()) {
            Optional<LayoutLine.Kind> layout = site > 0 ? Optional.of(LayoutLine.Kind.SITE) : Optional.empty();
            lines.add(line, 2 * lists.size(), true, heading, layout);
            line.setLength(0);
        }
    }

    private boolean isAside(Element element) {
        String name = element.normalName();
        if (ASIDE_INLINE.contains(name)) {
            return true;
        }
        if (name.equals("body") || name.equals("main") || name.equals("article")) {
            return false;
        }
        if (SITE.contains(name) && !(name.equals("form") && main > 0)) {
            return true;
        }
        if (name.equals("header") && main == 0 && element.selectFirst("h1") == null) {
            return true;
        }
        if (element.hasAttr("hidden") || SITE_ROLES.contains(element.attr("role"))) {
            return true;
        }
        if (element.hasAttr("style")) {
            String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
            if (style.contains("display:none") || style.contains("visibility:hidden")) {
                return true;
            }
        }
        return named(element.id()) || named(element.className());
    }

    private static boolean named(String names) {
        if (names.isEmpty()) {
            return false;
        }
        for (String one : names.toLowerCase(Locale.ROOT).split("[ _-]", -1)) {
            if (SITE_NAMES.contains(one)) {
                return true;
            }
        }
        return false;
    }

    private static int start(Element list) {
        try {
            return Integer.parseInt(list.attr("start").strip()) - 1;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** How a list prints its numbers: a sign of its type, 0 for none. */
    private static int kind(Element list) {
        String style = list.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
        String names = list.className().toLowerCase(Locale.ROOT);
        if (style.contains("list-style:none") || style.contains("list-style-type:none") || names.contains("none")) {
            return 0;
        }
        if (style.contains("katakana-iroha")) {
            return 'ロ';
        }
        if (style.contains("katakana")) {
            return 'ア';
        }
        String type = list.attr("type").strip();
        return type.length() == 1 ? type.charAt(0) : '1';
    }

    private void number(Element item) {
        int[] list = lists.peek();
        if (list == null || list[1] == 0) {
            return;
        }
        list[0]++;
        String text = firstText(item);
        if (!text.isEmpty() && numbered(text)) {
            return;
        }
        line.append(
                switch (list[1]) {
                    case 'a' -> Numerals.latin(list[0], false) + ". ";
                    case 'A' -> Numerals.latin(list[0], true) + ". ";
                    case 'i' -> Numerals.roman(list[0], false) + ". ";
                    case 'I' -> Numerals.roman(list[0], true) + ". ";
                    case 'ア' -> Numerals.aiueo(list[0]) + " ";
                    case 'ロ' -> Numerals.iroha(list[0]) + " ";
                    default -> list[0] + ". ";
                });
    }

    private static String firstText(Element item) {
        Node node = item;
        for (int steps = 0; steps < 50; steps++) {
            if (node instanceof TextNode text && !text.isBlank()) {
                return text.getWholeText().strip();
            }
            Node down = node.childNodeSize() > 0 ? node.childNode(0) : null;
            Node next = down == null ? node.nextSibling() : down;
            if (next == null && node.parent() != null && node.parent() != item) {
                next = node.parent().nextSibling();
            }
            if (next == null) {
                return "";
            }
            node = next;
        }
        return "";
    }

    /** Whether an item brings its own number. */
    private static boolean numbered(String text) {
        char c = text.charAt(0);
        char next = text.length() > 1 ? text.charAt(1) : ' ';
        return c == '第'
                || c >= '①' && c <= '⓿'
                || c >= 'Ⅰ' && c <= 'ⅻ'
                || (c == '(' || c == '（') && (Character.isDigit(next) || next >= 'ア' && next <= 'ン')
                || Character.isDigit(c)
                || c >= 'ア' && c <= 'ン' && Clean.space(next);
    }
}
