package org.sekisho.controls;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML file of the catalogue whose every value knows its line, so that an error can name it. */
final class CatalogueFile {
    private static final int MAX_CHARACTERS = 1 << 20;

    private CatalogueFile() {}

    /**
     * The entry that a file consists of.
     *
     * @throws CatalogueUnreadable if it is no YAML, or none with named fields
     */
    static Entry read(byte[] bytes, String name) throws CatalogueUnreadable {
        var settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MAX_CHARACTERS)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeInputStream(new ByteArrayInputStream(bytes));
            if (root.isEmpty()) {
                throw new CatalogueUnreadable(name, 1, "", "", new Text("何も書かれていません。", "The file is empty."));
            }
            return Entry.of(name, root.get(), "");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw notYaml(name, line, e);
        } catch (YamlEngineException e) {
            throw notYaml(name, 1, e);
        }
    }

    private static CatalogueUnreadable notYaml(String name, int line, YamlEngineException e) {
        var refused = new CatalogueUnreadable(
                name,
                line,
                "",
                "",
                new Text("YAMLとして読み取れません。字下げ、コロン、引用符を確かめてください。", "This is no YAML; check indents, colons and quotes."));
        refused.initCause(e);
        return refused;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** Named fields. Reading marks a field as known; {@link #done} refuses those nobody asked for. */
    static final class Entry {
        private final String file;
        private final int line;
        private final Map<String, Node> fields;
        private final Set<String> known = new LinkedHashSet<>();
        private String id;

        private Entry(String file, int line, Map<String, Node> fields, String id) {
            this.file = file;
            this.line = line;
            this.fields = fields;
            this.id = id;
        }

        private static Entry of(String file, Node node, String within) throws CatalogueUnreadable {
            if (!(node instanceof MappingNode mapping)) {
                throw new CatalogueUnreadable(
                        file, lineOf(node), within, "", new Text("「項目: 値」の形で書いてください。", "Write it as “field: value”."));
            }
            var fields = new LinkedHashMap<String, Node>();
            for (var tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw new CatalogueUnreadable(
                            file,
                            lineOf(tuple.getKeyNode()),
                            within,
                            "",
                            new Text("項目の名前がありません。", "A field has no name."));
                }
                if (fields.put(key.getValue(), tuple.getValueNode()) != null) {
                    throw new CatalogueUnreadable(
                            file,
                            lineOf(key),
                            within,
                            key.getValue(),
                            new Text("同じ項目が二度書かれています。", "The field stands twice."));
                }
            }
            return new Entry(file, lineOf(node), fields, within);
        }

        String file() {
            return file;
        }

        boolean has(String field) {
            known.add(field);
            return fields.containsKey(field);
        }

        /** The id of this entry, named in errors from here on. */
        String id(String field) throws CatalogueUnreadable {
            id = text(field);
            return id;
        }

        String text(String field) throws CatalogueUnreadable {
            var node = node(field);
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                return scalar.getValue().strip();
            }
            throw wrong(field, new Text("文字で書いてください。", "Write a text."));
        }

        Text bilingual(String field) throws CatalogueUnreadable {
            var both = entry(field);
            var text = new Text(both.text("ja"), both.text("en"));
            both.done();
            return text;
        }

        boolean flag(String field) throws CatalogueUnreadable {
            if (!has(field)) {
                return false;
            }
            return switch (text(field)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw wrong(field, new Text("true か false を書いてください。", "Write true or false."));
            };
        }

        int number(String field, int from, int to) throws CatalogueUnreadable {
            try {
                int number = Integer.parseInt(text(field));
                if (number >= from && number <= to) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Answered below.
            }
            throw wrong(
                    field,
                    new Text(
                            from + "から" + to + "までの整数を書いてください。",
                            "Write a whole number from " + from + " to " + to + "."));
        }

        <E extends Enum<E>> E choice(String field, Class<E> type) throws CatalogueUnreadable {
            var text = text(field);
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            var all = String.join(
                    ", ",
                    java.util.Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .toList());
            throw wrong(
                    field,
                    new Text(
                            "「" + text + "」は使えません。次のどれかを書いてください: " + all, "“" + text + "” is not one of " + all + "."));
        }

        /** Texts; empty if the field is absent. */
        List<String> texts(String field) throws CatalogueUnreadable {
            if (!has(field)) {
                return List.of();
            }
            var texts = new ArrayList<String>();
            for (Node item : items(field)) {
                if (!(item instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
                    throw new CatalogueUnreadable(
                            file, lineOf(item), id, field, new Text("文字を並べてください。", "Write a list of texts."));
                }
                texts.add(scalar.getValue().strip());
            }
            return texts;
        }

        /** Entries below a field; empty if the field is absent. */
        List<Entry> entries(String field) throws CatalogueUnreadable {
            if (!has(field)) {
                return List.of();
            }
            var entries = new ArrayList<Entry>();
            for (Node item : items(field)) {
                entries.add(Entry.of(file, item, id));
            }
            return entries;
        }

        Entry entry(String field) throws CatalogueUnreadable {
            return Entry.of(file, node(field), id);
        }

        /** The names of all fields, each of them known from now on. */
        Set<String> names() {
            known.addAll(fields.keySet());
            return fields.keySet();
        }

        private List<Node> items(String field) throws CatalogueUnreadable {
            if (node(field) instanceof SequenceNode sequence) {
                return sequence.getValue();
            }
            throw wrong(field, new Text("一覧（「- 」か [ ] ）で書いてください。", "Write a list (“- ” or [ ])."));
        }

        private Node node(String field) throws CatalogueUnreadable {
            known.add(field);
            var node = fields.get(field);
            if (node == null) {
                throw wrong(field, new Text("この項目がありません。", "The field is missing."));
            }
            return node;
        }

        CatalogueUnreadable wrong(String field, Text problem) {
            var node = fields.get(field);
            return new CatalogueUnreadable(file, node == null ? line : lineOf(node), id, field, problem);
        }

        /** Refuses fields that nothing asked for: a misspelt name must not be lost in silence. */
        void done() throws CatalogueUnreadable {
            for (var field : fields.keySet()) {
                if (!known.contains(field)) {
                    throw wrong(
                            field,
                            new Text(
                                    "知らない項目です。使えるのは次の項目です: " + String.join(", ", known),
                                    "The field is unknown here. Known are: " + String.join(", ", known) + "."));
                }
            }
        }
    }
}
