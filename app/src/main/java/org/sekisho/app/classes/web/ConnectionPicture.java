package org.sekisho.app.classes.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sekisho.app.classes.FindConnections;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.classification.AssetEdge;

/**
 * An asset with those around it as a picture: a column for each step, what relies on it to the left, what it relies on to the
 * right. Within a column the boxes stand near those that they are joined with. What would cross a column is left out. All
 * measures are in pixels.
 */
public record ConnectionPicture(int width, int height, List<Box> boxes, List<Arrow> arrows, List<Note> notes) {

    static final int BOX_WIDTH = 208;
    static final int BOX_HEIGHT = 66;
    private static final int GAP_ACROSS = 64;
    private static final int GAP_DOWN = 16;
    private static final int MARGIN = 16;

    /** As many full-width characters are in a line of a box. */
    private static final double LINE = 14;

    private static final int LINES = 2;

    /** An asset. @param name in lines */
    public record Box(int x, int y, boolean middle, boolean unseen, List<String> name, String marks) {
        public Box {
            name = List.copyOf(name);
        }
    }

    /** That one asset relies on another. @param path as SVG writes it */
    public record Arrow(AssetEdge.Kind kind, String path) {}

    /** Words below a column. */
    public record Note(int x, int y, String words) {}

    public ConnectionPicture {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
        notes = List.copyOf(notes);
    }

    static ConnectionPicture of(FindConnections.Found found, Words words) {
        int first = found.nodes().getFirst().step();
        int last = found.nodes().getLast().step();
        int rows = 1;
        for (int step = first; step <= last; step++) {
            rows = Math.max(rows, found.at(step).size() + (found.leftOut().containsKey(step) ? 1 : 0));
        }
        int height = 2 * MARGIN + rows * (BOX_HEIGHT + GAP_DOWN) - GAP_DOWN;
        var places = new HashMap<LineId, int[]>();
        var notes = new ArrayList<Note>();
        for (int distance = 0; distance <= FindConnections.STEPS; distance++) {
            for (int step : distance == 0 ? new int[] {0} : new int[] {-distance, distance}) {
                place(
                        found,
                        step,
                        MARGIN + (step - first) * (BOX_WIDTH + GAP_ACROSS),
                        height,
                        words.texts(),
                        places,
                        notes);
            }
        }
        return new ConnectionPicture(
                2 * MARGIN + (last - first + 1) * (BOX_WIDTH + GAP_ACROSS) - GAP_ACROSS,
                height,
                found.nodes().stream()
                        .map(node -> box(node, at(places, node.asset()), words))
                        .toList(),
                found.lines().stream()
                        .filter(line -> Math.abs(found.node(line.from()).step()
                                        - found.node(line.on()).step())
                                <= 1)
                        .map(line -> new Arrow(line.kind(), path(at(places, line.from()), at(places, line.on()))))
                        .toList(),
                notes);
    }

    private static int[] at(Map<LineId, int[]> places, LineId asset) {
        return places.getOrDefault(asset, new int[] {0, 0});
    }

    private static void place(
            FindConnections.Found found,
            int step,
            int x,
            int height,
            Texts texts,
            Map<LineId, int[]> places,
            List<Note> notes) {
        var nodes = new ArrayList<>(found.at(step));
        if (nodes.isEmpty()) {
            return;
        }
        ToDoubleFunction<FindConnections.Node> near = node -> found.lines().stream()
                .filter(line -> line.from().equals(node.asset()) || line.on().equals(node.asset()))
                .map(line -> line.from().equals(node.asset()) ? line.on() : line.from())
                .filter(places::containsKey)
                .mapToInt(other -> at(places, other)[1])
                .average()
                .orElse(0);
        var wanted = new HashMap<LineId, Double>();
        nodes.forEach(node -> wanted.put(node.asset(), near.applyAsDouble(node)));
        nodes.sort(Comparator.<FindConnections.Node>comparingDouble(node -> wanted.getOrDefault(node.asset(), 0.0))
                .thenComparing(node -> node.name().orElse("")));
        int more = found.leftOut().getOrDefault(step, 0);
        int tall = (nodes.size() + (more > 0 ? 1 : 0)) * (BOX_HEIGHT + GAP_DOWN) - GAP_DOWN;
        int y = (height - tall) / 2;
        for (var node : nodes) {
            places.put(node.asset(), new int[] {x, y});
            y += BOX_HEIGHT + GAP_DOWN;
        }
        if (more > 0) {
            notes.add(new Note(x + BOX_WIDTH / 2, y + BOX_HEIGHT / 2, texts.get("classes.connections.more", more)));
        }
    }

    private static Box box(FindConnections.Node node, int[] place, Words words) {
        return new Box(
                place[0],
                place[1],
                node.step() == 0,
                node.name().isEmpty(),
                lines(node.name().orElseGet(() -> words.texts().get("classes.unseen"))),
                words.marks(node.effective()));
    }

    /** A name in lines that fit into a box; what does not fit is cut off. */
    private static List<String> lines(String name) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        double width = 0;
        for (int character : name.codePoints().toArray()) {
            double wide = character < 0x2000 ? 0.55 : 1;
            if (width + wide > LINE) {
                if (lines.size() == LINES - 1) {
                    lines.add(line.deleteCharAt(line.length() - 1).append('…').toString());
                    return lines;
                }
                lines.add(line.toString());
                line.setLength(0);
                width = 0;
            }
            line.appendCodePoint(character);
            width += wide;
        }
        lines.add(line.toString());
        return lines;
    }

    /** From the right side of a box to the left side of another; from its lower side where that is not to the right. */
    private static String path(int[] from, int[] on) {
        if (on[0] > from[0]) {
            int x1 = from[0] + BOX_WIDTH;
            int y1 = from[1] + BOX_HEIGHT / 2;
            int x2 = on[0] - 2;
            int y2 = on[1] + BOX_HEIGHT / 2;
            int bend = (x2 - x1) / 2;
            return "M%d %dC%d %d %d %d %d %d".formatted(x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);
        }
        int x1 = from[0] + BOX_WIDTH / 2;
        int y1 = from[1] + (on[1] > from[1] ? BOX_HEIGHT : 0);
        int x2 = on[0] + BOX_WIDTH / 2;
        int y2 = on[1] + (on[1] > from[1] ? -2 : BOX_HEIGHT + 2);
        return on[0] == from[0]
                ? "M%d %dL%d %d".formatted(x1, y1, x2, y2)
                : "M%d %dC%d %d %d %d %d %d"
                        .formatted(
                                x1,
                                from[1] + BOX_HEIGHT,
                                x1,
                                from[1] + 2 * BOX_HEIGHT,
                                x2,
                                on[1] + 2 * BOX_HEIGHT,
                                x2,
                                on[1] + BOX_HEIGHT + 2);
    }
}
