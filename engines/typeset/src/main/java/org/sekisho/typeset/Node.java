package org.sekisho.typeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An element of the structure that a screen reader follows: a heading, a paragraph, a cell.
 *
 * <p>A node made {@link #within} is part of its parent from the first text in it on, so that pieces stay in order; one made
 * {@link #below} is so at once, with or without text.
 */
final class Node {
    /** What a node holds, in reading order. */
    sealed interface Kid {}

    record Part(Node node) implements Kid {}

    /** Text on a page, by the number that the page's content gives it. */
    record Content(int page, int id) implements Kid {}

    private final Optional<Node> parent;
    private final String tag;
    private final List<Kid> kids = new ArrayList<>();
    private boolean attached;

    private Node(Optional<Node> parent, String tag) {
        this.parent = parent;
        this.tag = tag;
    }

    static Node root() {
        Node root = new Node(Optional.empty(), "Document");
        root.attached = true;
        return root;
    }

    Node below(String tag) {
        Node node = within(tag);
        node.attach();
        return node;
    }

    Node within(String tag) {
        return new Node(Optional.of(this), tag);
    }

    void add(Content content) {
        attach();
        kids.add(content);
    }

    private void attach() {
        if (!attached) {
            attached = true;
            parent.ifPresent(above -> {
                above.attach();
                above.kids.add(new Part(this));
            });
        }
    }

    /** Whether this is a cell in the body of a table, not in its head. */
    boolean ofRow() {
        return parent.flatMap(row -> row.parent)
                .filter(rows -> rows.tag.equals("TBody"))
                .isPresent();
    }

    String tag() {
        return tag;
    }

    List<Kid> kids() {
        return kids;
    }
}
