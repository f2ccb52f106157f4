package org.sekisho.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON file of schemes or rules whose every value knows its line, so that an error can name it. */
final class DataFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");
    private static final JsonFactory FACTORY = new JsonFactory();

    private DataFile() {}

    /**
     * The entry that a file consists of.
     *
     * @throws DataUnreadable if it is no JSON, or none with named fields
     */
    static Entry read(byte[] bytes, String name) throws DataUnreadable {
        if (bytes.length > MAX_BYTES) {
            throw new DataUnreadable(
                    name, 1, "", "", new Text("ファイルが大きすぎます（1MBまで）。", "The file is too large (1 MB at most)."));
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() == null) {
                throw new DataUnreadable(name, 1, "", "", new Text("何も書かれていません。", "The file is empty."));
            }
            var root = value(parser, name);
            if (parser.nextToken() != null) {
                throw new DataUnreadable(
                        name,
                        parser.currentTokenLocation().getLineNr(),
                        "",
                        "",
                        new Text("最後の括弧の後ろに余分な文字があります。", "Something stands behind the last brace."));
            }
            return Entry.of(name, root, "");
        } catch (JacksonException e) {
            var refused = new DataUnreadable(
                    name,
                    Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    "",
                    "",
                    new Text(
                            "JSONとして読み取れません。括弧、コンマ、引用符を確かめ、文字コードUTF-8で保存してください。",
                            "This is no JSON; check braces, commas and quotes, and save it as UTF-8."));
            refused.initCause(e);
            throw refused;
        }
    }

    private sealed interface Value {
        int line();

        record Fields(int line, Map<String, Value> fields) implements Value {}

        record Items(int line, List<Value> items) implements Value {}

        record Words(int line, String words) implements Value {}

        /** A number, true or false, as it stands there. */
        record Bare(int line, String text) implements Value {}
    }

    private static Value value(JsonParser parser, String file) throws DataUnreadable {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Value>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    int here = parser.currentTokenLocation().getLineNr();
                    var field = parser.currentName();
                    parser.nextToken();
                    if (fields.put(field, value(parser, file)) != null) {
                        throw new DataUnreadable(
                                file, here, "", field, new Text("同じ項目が二度書かれています。", "The field stands twice."));
                    }
                }
                yield new Value.Fields(line, fields);
            }
            case START_ARRAY -> {
                var items = new ArrayList<Value>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser, file));
                }
                yield new Value.Items(line, items);
            }
            case VALUE_STRING -> new Value.Words(line, parser.getString());
            default -> new Value.Bare(line, parser.getString());
        };
    }

    /** Named fields. Reading marks a field as known; {@link #done} refuses those nobody asked for. */
    static final class Entry {
        private final String file;
        private final int line;
        private final Map<String, Value> fields;
        private final Set<String> known = new LinkedHashSet<>();
        private String key;

        private Entry(String file, int line, Map<String, Value> fields, String key) {
            this.file = file;
            this.line = line;
            this.fields = fields;
            this.key = key;
        }

        private static Entry of(String file, Value value, String within) throws DataUnreadable {
            if (value instanceof Value.Fields(int line, var fields)) {
                return new Entry(file, line, fields, within);
            }
            throw new DataUnreadable(
                    file,
                    value.line(),
                    within,
                    "",
                    new Text("{ \"項目\": 値 } の形で書いてください。", "Write it as { \"field\": value }."));
        }

        boolean has(String field) {
            known.add(field);
            return fields.containsKey(field);
        }

        /** The key of this entry, named in errors from here on. */
        String key(String field) throws DataUnreadable {
            var text = text(field);
            if (!KEY.matcher(text).matches()) {
                throw wrong(
                        field,
                        new Text(
                                "英数字で始め、英数字、ハイフン、ピリオドだけで64字までにしてください。",
                                "Use letters, digits, hyphens and dots only, 64 at most, a letter or digit first."));
            }
            key = text;
            return text;
        }

        String text(String field) throws DataUnreadable {
            if (value(field) instanceof Value.Words(int ignored, String words) && !words.isBlank()) {
                return words.strip();
            }
            throw wrong(field, new Text("文字で書いてください。", "Write a text."));
        }

        Text bilingual(String field) throws DataUnreadable {
            return bilingual(entry(field));
        }

        /** Texts in both languages; empty if the field is absent. */
        List<Text> bilinguals(String field) throws DataUnreadable {
            var texts = new ArrayList<Text>();
            for (var entry : entries(field)) {
                texts.add(bilingual(entry));
            }
            return texts;
        }

        private static Text bilingual(Entry both) throws DataUnreadable {
            var text = new Text(both.text("ja"), both.text("en"));
            both.done();
            return text;
        }

        /** What stands under {@code source}, or under {@code practice}. */
        Source source() throws DataUnreadable {
            if (has("source") == has("practice")) {
                throw wrong(
                        has("source") ? "practice" : "source",
                        new Text(
                                "出典は source（引用できるもの）か practice（ガイドラインに沿った実務）のどちらか一方に書いてください。",
                                "Name where it comes from under exactly one of source (can be quoted) and practice."));
            }
            boolean practice = has("practice");
            return new Source(text(practice ? "practice" : "source"), practice);
        }

        boolean flag(String field) throws DataUnreadable {
            if (!has(field)) {
                return false;
            }
            if (value(field) instanceof Value.Bare(int ignored, String text)) {
                if (text.equals("true")) {
                    return true;
                }
                if (text.equals("false")) {
                    return false;
                }
            }
            throw wrong(field, new Text("true か false を引用符なしで書いてください。", "Write true or false, without quotes."));
        }

        long number(String field) throws DataUnreadable {
            if (value(field) instanceof Value.Bare(int ignored, String text)) {
                try {
                    long number = Long.parseLong(text);
                    if (number >= 0) {
                        return number;
                    }
                } catch (NumberFormatException e) {
                    // Answered below.
                }
            }
            throw wrong(field, new Text("0以上の整数を引用符なしで書いてください。", "Write a whole number from 0, without quotes."));
        }

        <E extends Enum<E>> E choice(String field, Class<E> type) throws DataUnreadable {
            return constant(field, text(field), type);
        }

        /** Constants in their own order; empty if the field is absent. */
        <E extends Enum<E>> Set<E> choices(String field, Class<E> type) throws DataUnreadable {
            var chosen = EnumSet.noneOf(type);
            for (var text : texts(field)) {
                chosen.add(constant(field, text, type));
            }
            return chosen;
        }

        /** Texts by constant; empty if the field is absent. */
        <E extends Enum<E>> Map<E, String> byChoice(String field, Class<E> type) throws DataUnreadable {
            var all = new EnumMap<E, String>(type);
            if (has(field)) {
                var entry = entry(field);
                for (var name : entry.names()) {
                    all.put(entry.constant(name, name, type), entry.text(name));
                }
            }
            return all;
        }

        private <E extends Enum<E>> E constant(String field, String text, Class<E> type) throws DataUnreadable {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            var all = String.join(
                    ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
            throw wrong(
                    field,
                    new Text(
                            "「" + text + "」は使えません。次のどれかを書いてください: " + all, "“" + text + "” is not one of " + all + "."));
        }

        /** Texts; empty if the field is absent. */
        List<String> texts(String field) throws DataUnreadable {
            var texts = new ArrayList<String>();
            for (var item : items(field)) {
                if (!(item instanceof Value.Words(int ignored, String words)) || words.isBlank()) {
                    throw new DataUnreadable(
                            file, item.line(), key, field, new Text("文字を並べてください。", "Write a list of texts."));
                }
                texts.add(words.strip());
            }
            return texts;
        }

        /** Entries below a field; empty if the field is absent. */
        List<Entry> entries(String field) throws DataUnreadable {
            var entries = new ArrayList<Entry>();
            for (var item : items(field)) {
                entries.add(of(file, item, key));
            }
            return entries;
        }

        Entry entry(String field) throws DataUnreadable {
            return of(file, value(field), key);
        }

        /** The names of all fields, each of them known from now on. */
        Set<String> names() {
            known.addAll(fields.keySet());
            return fields.keySet();
        }

        private List<Value> items(String field) throws DataUnreadable {
            if (!has(field)) {
                return List.of();
            }
            if (value(field) instanceof Value.Items(int ignored, var items)) {
                return items;
            }
            throw wrong(field, new Text("一覧 [ ] で書いてください。", "Write a list: [ ]."));
        }

        private Value value(String field) throws DataUnreadable {
            known.add(field);
            var value = fields.get(field);
            if (value == null) {
                throw wrong(field, new Text("この項目がありません。", "The field is missing."));
            }
            return value;
        }

        DataUnreadable wrong(String field, Text problem) {
            var value = fields.get(field);
            return new DataUnreadable(file, value == null ? line : value.line(), key, field, problem);
        }

        /** Refuses fields that nothing asked for: a misspelt name must not be lost in silence. */
        void done() throws DataUnreadable {
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
