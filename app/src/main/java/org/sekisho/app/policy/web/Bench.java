package org.sekisho.app.policy.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.policy.Change;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.LayoutLine;
import org.sekisho.policytext.PolicyDocument;

/**
 * A draft as the correction page shows it: blocks of source lines on the left, the clauses read from them on the right.
 *
 * <p>A block is a clause beside the lines it was read from. Its id follows from what it shows, so that after a
 * correction only the blocks with new ids are printed again.
 */
public record Bench(
        UUID draft,
        DocumentKind kind,
        String fileName,
        int number,
        Optional<Change> undoable,
        List<Block> blocks,
        List<Doubted> doubts,
        List<LayoutLine> layout,
        int clauses) {

    /** @param preamble lines before the first clause; only the first block has them */
    public record Block(String id, List<Line> source, List<Node> nodes, List<String> preamble, Optional<String> title) {

        public int firstLine() {
            return source.isEmpty() ? 0 : source.getFirst().number();
        }

        public int lastLine() {
            return source.isEmpty() ? 0 : source.getLast().number();
        }
    }

    /** A line of the file. */
    public record Line(int number, String text, boolean doubted) {}

    /** A clause with what can be done to it at once. */
    public record Node(String id, Clause clause, boolean canRaise, boolean canLower, boolean canJoin) {}

    /**
     * Something the reader was unsure of.
     *
     * @param index counted from 0, as a correction names it
     * @param node where the clause read from that line stands in the page
     */
    public record Doubted(int index, int line, Doubt.Kind kind, String text, String node) {}

    /** The deepest level that a clause may have. */
    static final int DEEPEST = 12;

    static Bench of(
            UUID draft,
            DocumentKind kind,
            String fileName,
            int number,
            Optional<Change> undoable,
            PolicyDocument tree,
            List<String> lines) {
        var doubtedLines = tree.doubts().stream().map(Doubt::line).collect(Collectors.toSet());
        var groups = groups(tree);
        var source = share(tree, groups, lines.size());
        var seen = new HashMap<String, Integer>();
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < groups.size(); i++) {
            var nodes = groups.get(i).stream().map(at -> node(tree, at)).toList();
            var preamble = i == 0 ? tree.preamble() : List.<String>of();
            var shown = source.get(i).stream()
                    .map(line -> new Line(line, lines.get(line - 1), doubtedLines.contains(line)))
                    .toList();
            var title = i == 0 ? tree.title() : Optional.<String>empty();
            var content = digest(nodes + "\n" + preamble + "\n" + title + "\n" + shown);
            int again = seen.merge(content, 1, Integer::sum);
            blocks.add(new Block("b-" + content + (again == 1 ? "" : "-" + again), shown, nodes, preamble, title));
        }
        var doubts = new ArrayList<Doubted>();
        for (int i = 0; i < tree.doubts().size(); i++) {
            var doubt = tree.doubts().get(i);
            doubts.add(new Doubted(i, doubt.line(), doubt.kind(), doubt.text(), nodeAt(tree, doubt.line())));
        }
        return new Bench(
                draft,
                kind,
                fileName,
                number,
                undoable,
                List.copyOf(blocks),
                List.copyOf(doubts),
                tree.layout(),
                tree.clauses().size());
    }

    /** The id of what stands before the first clause. */
    public static final String PREAMBLE_ID = nodeId(PolicyDocument.PREAMBLE);

    /** A path as it stands in an address. */
    public static String query(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** The id of a clause on this page. */
    static String nodeId(String path) {
        return Anchors.id(path).replaceFirst("^c-", "n-");
    }

    /** The clause that a line was most likely read into: the one with the last beginning at or before it. */
    static String pathAt(PolicyDocument tree, int line) {
        var found = PolicyDocument.PREAMBLE;
        int first = 0;
        for (var clause : tree.clauses()) {
            int begins = clause.lines().first();
            if (begins <= line && begins >= first) {
                first = begins;
                found = clause.path();
            }
        }
        return found;
    }

    private static String nodeAt(PolicyDocument tree, int line) {
        return nodeId(pathAt(tree, line));
    }

    private static Node node(PolicyDocument tree, int at) {
        var clause = tree.clauses().get(at);
        return new Node(nodeId(clause.path()), clause, clause.level() > 1, clause.level() < DEEPEST && at > 0, at > 0);
    }

    /** Indexes of the clauses of each block; the first block is what stands before the first clause. */
    private static List<List<Integer>> groups(PolicyDocument tree) {
        var groups = new ArrayList<List<Integer>>();
        groups.add(List.of());
        for (int i = 0; i < tree.clauses().size(); i++) {
            groups.add(List.of(i));
        }
        return groups;
    }

    /** Gives every line of the file to one block: to the one with the last beginning at or before it. */
    private static List<List<Integer>> share(PolicyDocument tree, List<List<Integer>> groups, int lines) {
        var begins = new TreeMap<Integer, Integer>();
        begins.put(1, 0);
        for (int group = 1; group < groups.size(); group++) {
            int first = groups.get(group).stream()
                    .mapToInt(at -> tree.clauses().get(at).lines().first())
                    .min()
                    .orElse(1);
            begins.putIfAbsent(first, group);
        }
        var shares = new ArrayList<List<Integer>>();
        groups.forEach(group -> shares.add(new ArrayList<>()));
        for (int line = 1; line <= lines; line++) {
            shares.get(begins.floorEntry(line).getValue()).add(line);
        }
        return shares;
    }

    private static String digest(String content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What to exchange in the page.
     *
     * @param place where the fresh blocks go, in the words of htmx
     * @param gone ids of the blocks that are no longer so
     */
    public record Exchange(String place, List<String> gone, List<Block> fresh) {}

    /** The smallest run of blocks that differs; empty if blocks only changed places, so that ids would clash. */
    static Optional<Exchange> between(Bench before, Bench now) {
        var old = before.blocks.stream().map(Block::id).toList();
        var fresh = now.blocks.stream().map(Block::id).toList();
        int head = 0;
        while (head < old.size() && head < fresh.size() && old.get(head).equals(fresh.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < fresh.size() - head
                && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
            tail++;
        }
        var gone = old.subList(head, old.size() - tail);
        var come = now.blocks.subList(head, now.blocks.size() - tail);
        if (come.stream().anyMatch(block -> old.contains(block.id()))) {
            return Optional.empty();
        }
        var place = !gone.isEmpty()
                ? "beforebegin:#" + gone.getFirst()
                : head > 0 ? "afterend:#" + old.get(head - 1) : "afterbegin:#blocks";
        return Optional.of(new Exchange(place, List.copyOf(gone), List.copyOf(come)));
    }
}
