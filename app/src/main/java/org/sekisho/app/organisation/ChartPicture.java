package org.sekisho.app.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.web.ui.Texts;

/**
 * The organisation of a day as a picture: organs, the sections below them, their posts with who holds them and the roles
 * that come with it.
 *
 * <p>Each organ and each section directly below it is a block; blocks are stacked in columns of nearly the same height, in
 * the order of the chart, so that the picture has about the shape of A4 laid on its side. In a large body only heads of
 * sections and posts with a role are drawn; everything stands in the table beside it.
 */
public final class ChartPicture {

    private static final int WIDTH = 330;
    private static final int GAP = 24;
    private static final int MARGIN = 16;
    private static final int LINE = 20;
    private static final int HEAD = 30;
    private static final int INDENT = 16;
    private static final int FONT = 13;
    /** A body with more posts than this is large. */
    private static final int FEW = 40;

    private static final double A4 = 297.0 / 210;

    private final Chart chart;
    private final Map<PostId, Set<Role>> roles = new HashMap<>();
    private final Set<String> uncovered;
    private final Texts texts;
    private final boolean large;

    /** A line of a block. @param kind how it is drawn */
    private record Row(Kind kind, int depth, String words) {
        int height() {
            return kind == Kind.ORGAN || kind == Kind.SECTION ? HEAD : LINE;
        }
    }

    private enum Kind {
        ORGAN,
        UNCOVERED,
        SECTION,
        POST
    }

    private record Block(String organ, boolean first, List<Row> rows) {
        int height() {
            return rows.stream().mapToInt(Row::height).sum() + LINE / 2;
        }
    }

    private ChartPicture(Chart chart, List<RoleHolder> holders, Set<String> uncovered, Texts texts) {
        this.chart = chart;
        this.uncovered = uncovered;
        this.texts = texts;
        this.large = chart.posts().count() > FEW;
        for (var holder : holders) {
            if (holder.basis() instanceof RoleHolder.ByRule rule) {
                roles.computeIfAbsent(rule.post(), post -> new TreeSet<>()).add(holder.role());
            }
        }
    }

    /**
     * The picture as an SVG document, with a title and a description for those who do not see it.
     *
     * @param uncovered the names of organs that the policy does not name among those it binds
     */
    public static String of(Chart chart, List<RoleHolder> holders, Set<String> uncovered, String when, Texts texts) {
        return new ChartPicture(chart, holders, uncovered, texts).drawn(when);
    }

    private String drawn(String when) {
        var columns = columns(blocks());
        int height = columns.stream()
                        .mapToInt(column ->
                                column.stream().mapToInt(Block::height).sum())
                        .max()
                        .orElse(0)
                + 2 * MARGIN
                + HEAD;
        int width = columns.size() * (WIDTH + GAP) - GAP + 2 * MARGIN;
        var svg = new StringBuilder();
        svg.append(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"chart-title chart-description\""
                                + " font-family=\"'BIZ UDPGothic','Noto Sans JP',sans-serif\" font-size=\"")
                .append(FONT)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\">")
                .append("<title id=\"chart-title\">")
                .append(escaped(texts.get("organisation.picture.svg-title", when)))
                .append("</title><desc id=\"chart-description\">")
                .append(escaped(texts.get(
                        "organisation.picture.svg-description",
                        chart.organs().size(),
                        chart.sections().count(),
                        chart.posts().count())))
                .append("</desc><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        text(svg, MARGIN, MARGIN + 14, texts.get("organisation.picture.svg-title", when), "#1a1a1a", true, width);
        int x = MARGIN;
        for (var column : columns) {
            int y = MARGIN + HEAD;
            for (var block : column) {
                y = draw(svg, block, x, y);
            }
            x += WIDTH + GAP;
        }
        return svg.append("</svg>").toString();
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        for (var organ : chart.organs()) {
            var head = new ArrayList<Row>();
            head.add(new Row(Kind.ORGAN, 0, organ.name()));
            if (uncovered.contains(organ.name())) {
                head.add(new Row(Kind.UNCOVERED, 0, texts.get("organisation.picture.uncovered")));
            }
            organ.posts().forEach(post -> head.add(new Row(Kind.POST, 0, words(post))));
            blocks.add(new Block(organ.name(), true, head));
            for (var section : organ.sections()) {
                var rows = new ArrayList<Row>();
                walk(section, 1, rows);
                blocks.add(new Block(organ.name(), false, rows));
            }
        }
        return blocks;
    }

    private void walk(Chart.Section section, int depth, List<Row> rows) {
        rows.add(new Row(Kind.SECTION, depth, section.name()));
        for (int i = 0; i < section.posts().size(); i++) {
            var post = section.posts().get(i);
            if (!large || i == 0 || roles.containsKey(post.id())) {
                rows.add(new Row(Kind.POST, depth, words(post)));
            }
        }
        section.sections().forEach(below -> walk(below, depth + 1, rows));
    }

    private String words(Chart.Post post) {
        var names = post.holders().size() > 3
                ? texts.get("organisation.picture.several", post.holders().size())
                : post.holders().stream().map(Chart.Holder::name).collect(Collectors.joining("、"));
        var held = names.isEmpty() ? texts.get("organisation.picture.vacant") : names;
        var deputies = post.deputies().stream()
                .map(one -> texts.get("organisation.picture.deputy", one.name()))
                .collect(Collectors.joining());
        var marks = roles.getOrDefault(post.id(), Set.of()).stream()
                .map(role -> texts.get("organisation.picture.role." + role))
                .collect(Collectors.joining("・"));
        return post.title() + "　" + held + deputies + (marks.isEmpty() ? "" : "［" + marks + "］");
    }

    /** As many columns as give the picture the shape of a sheet on its side. */
    private static List<List<Block>> columns(List<Block> blocks) {
        int total = blocks.stream().mapToInt(Block::height).sum();
        int count = Math.max(1, (int) Math.round(Math.sqrt(total * A4 / (WIDTH + GAP))));
        int target = total / count + 1;
        List<List<Block>> columns = new ArrayList<>();
        int height = 0;
        for (var block : blocks) {
            if (columns.isEmpty() || height > 0 && height + block.height() / 2 > target && columns.size() < count) {
                columns.add(new ArrayList<>());
                height = 0;
            }
            columns.getLast().add(block);
            height += block.height();
        }
        return columns;
    }

    private int draw(StringBuilder svg, Block block, int x, int top) {
        int y = top;
        for (var row : block.rows()) {
            int left = x + row.depth() * INDENT;
            int width = WIDTH - row.depth() * INDENT;
            switch (row.kind()) {
                case ORGAN -> {
                    box(svg, left, y, width, "#00118f", "#00118f");
                    text(svg, left + 10, y + 18, row.words(), "#ffffff", true, width - 20);
                }
                case SECTION -> {
                    if (row.depth() > 0) {
                        // The line from what stands above it.
                        svg.append("<path d=\"M")
                                .append(left - INDENT / 2)
                                .append(' ')
                                .append(y)
                                .append("v13h")
                                .append(INDENT / 2)
                                .append("\" fill=\"none\" stroke=\"#767676\"/>");
                    }
                    box(svg, left, y, width, "#e8f1fe", "#7096f8");
                    text(svg, left + 8, y + 18, row.words(), "#1a1a1a", true, width - 16);
                }
                case UNCOVERED -> text(svg, left + 10, y + 14, "⚠ " + row.words(), "#8b4513", true, width - 20);
                case POST -> text(svg, left + 14, y + 14, row.words(), "#1a1a1a", false, width - 16);
            }
            y += row.height();
        }
        return y + LINE / 2;
    }

    private static void box(StringBuilder svg, int x, int y, int width, String fill, String stroke) {
        svg.append("<rect x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(HEAD - 4)
                .append("\" rx=\"4\" fill=\"")
                .append(fill)
                .append("\" stroke=\"")
                .append(stroke)
                .append("\"/>");
    }

    private static void text(StringBuilder svg, int x, int y, String words, String colour, boolean strong, int width) {
        svg.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" fill=\"")
                .append(colour)
                .append(strong ? "\" font-weight=\"700\">" : "\">")
                .append(escaped(fitting(words, width)))
                .append("</text>");
    }

    /** The beginning of the words that fits; the whole stands in the table. */
    private static String fitting(String words, int width) {
        double left = width - FONT;
        var fitting = new StringBuilder();
        for (int point : words.codePoints().toArray()) {
            left -= point < 0x2000 ? FONT * 0.6 : FONT;
            if (left < 0) {
                return fitting.append('…').toString();
            }
            fitting.appendCodePoint(point);
        }
        return fitting.toString();
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
