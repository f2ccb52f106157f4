package org.sekisho.policytext;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * The JSON form of a {@link PolicyDocument}: one object, read back identical.
 *
 * <p>Keys: {@code title}, {@code preamble}, {@code nodes}, {@code history}, {@code terms}, {@code abbreviations},
 * {@code references}, {@code nonPublic}, {@code layout}, {@code doubts}. Unknown keys are passed over when reading.
 */
public final class PolicyJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private static final ObjectWriteContext INDENTED = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    };

    private PolicyJson() {}

    /** Writes a document as indented JSON in UTF-8; the stream stays open. */
    public static void write(PolicyDocument document, OutputStream out) throws IOException {
        writeTo(document, FACTORY.createGenerator(INDENTED, out, JsonEncoding.UTF8));
    }

    /** Writes a document as indented JSON; the writer stays open. */
    public static void write(PolicyDocument document, Writer out) throws IOException {
        writeTo(document, FACTORY.createGenerator(INDENTED, out));
    }

    /** A document as compact JSON. */
    public static String toJson(PolicyDocument document) {
        java.io.StringWriter out = new java.io.StringWriter();
        try {
            writeTo(document, FACTORY.createGenerator(ObjectWriteContext.empty(), out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /**
     * Reads a document back.
     *
     * @throws IOException if the text is no JSON or not of this shape; the message names line and column
     */
    public static PolicyDocument read(Reader in) throws IOException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            return document(new Input(parser));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException("not a policy document in JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a document back.
     *
     * @throws IOException if the text is no JSON or not of this shape
     */
    public static PolicyDocument fromJson(String json) throws IOException {
        return read(new java.io.StringReader(json));
    }

    private static void writeTo(PolicyDocument document, JsonGenerator json) throws IOException {
        try (json) {
            write(document, json);
        } catch (JacksonException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(PolicyDocument document, JsonGenerator json) {
        json.writeStartObject();
        optional(json, "title", document.title());
        strings(json, "preamble", document.preamble());
        objects(json, "nodes", document.clauses(), clause -> {
            json.writeStringProperty("path", clause.path());
            json.writeStringProperty("marker", clause.marker());
            json.writeNumberProperty("level", clause.level());
            optional(json, "caption", clause.caption());
            strings(json, "paragraphs", clause.paragraphs());
            if (clause.container()) {
                json.writeBooleanProperty("container", true);
            }
            json.writeArrayPropertyStart("lines");
            json.writeNumber(clause.lines().first());
            json.writeNumber(clause.lines().last());
            json.writeEndArray();
        });
        objects(json, "history", document.history(), event -> {
            json.writeStringProperty("kind", event.kind().label());
            event.decided().ifPresent(day -> json.writeStringProperty("decided", day.toString()));
            event.by().ifPresent(by -> json.writeStringProperty("by", by));
            event.instrument().ifPresent(name -> json.writeStringProperty("instrument", name));
            event.inForce().ifPresent(day -> json.writeStringProperty("inForce", day.toString()));
            event.replaces().ifPresent(name -> json.writeStringProperty("replaces", name));
            event.replacedEnacted().ifPresent(day -> json.writeStringProperty("replacedEnacted", day.toString()));
        });
        strings(json, "terms", document.terms());
        json.writeObjectPropertyStart("abbreviations");
        document.abbreviations().forEach(json::writeStringProperty);
        json.writeEndObject();
        objects(json, "references", document.references(), reference -> {
            json.writeStringProperty("from", reference.from());
            json.writeStringProperty("text", reference.text());
            strings(json, "to", reference.to());
        });
        objects(json, "nonPublic", document.nonPublic(), statement -> {
            json.writeStringProperty("path", statement.path());
            json.writeStringProperty("document", statement.document());
        });
        objects(json, "layout", document.layout(), line -> {
            json.writeNumberProperty("line", line.line());
            json.writeStringProperty("kind", word(line.kind()));
            json.writeStringProperty("text", line.text());
        });
        objects(json, "doubts", document.doubts(), doubt -> {
            json.writeNumberProperty("line", doubt.line());
            json.writeStringProperty("kind", word(doubt.kind()));
            json.writeStringProperty("text", doubt.text());
        });
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, Optional<String> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get());
        } else {
            json.writeNullProperty(name);
        }
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private static <T> void objects(JsonGenerator json, String name, List<T> values, Consumer<T> fields) {
        json.writeArrayPropertyStart(name);
        for (T value : values) {
            json.writeStartObject();
            fields.accept(value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The word for a constant in JSON and in message bundles: {@code GAP_IN_NUMBERS} is {@code gap-in-numbers}. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static PolicyDocument document(Input in) {
        var title = new Object() {
            Optional<String> value = Optional.empty();
        };
        List<String> preamble = new ArrayList<>();
        List<Clause> clauses = new ArrayList<>();
        List<HistoryEvent> history = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        SequencedMap<String, String> abbreviations = new LinkedHashMap<>();
        List<Reference> references = new ArrayList<>();
        List<NonPublicStatement> nonPublic = new ArrayList<>();
        List<LayoutLine> layout = new ArrayList<>();
        List<Doubt> doubts = new ArrayList<>();
        in.next();
        in.object(key -> {
            switch (key) {
                case "title" -> title.value = in.optional();
                case "preamble" -> preamble.addAll(in.strings());
                case "nodes" -> in.array(() -> clauses.add(clause(in)));
                case "history" -> in.array(() -> history.add(event(in)));
                case "terms" -> terms.addAll(in.strings());
                case "abbreviations" -> in.object(word -> abbreviations.put(word, in.string()));
                case "references" -> in.array(() -> references.add(reference(in)));
                case "nonPublic" ->
                    in.array(() -> {
                        Fields fields = in.fields();
                        nonPublic.add(new NonPublicStatement(fields.text("path"), fields.text("document")));
                    });
                case "layout" ->
                    in.array(() -> {
                        Fields fields = in.fields();
                        layout.add(new LayoutLine(
                                fields.number("line"),
                                constant(LayoutLine.Kind.class, fields.text("kind")),
                                fields.text("text")));
                    });
                case "doubts" ->
                    in.array(() -> {
                        Fields fields = in.fields();
                        doubts.add(new Doubt(
                                fields.number("line"),
                                constant(Doubt.Kind.class, fields.text("kind")),
                                fields.text("text")));
                    });
                default -> in.skip();
            }
        });
        return new PolicyDocument(
                title.value, preamble, clauses, history, terms, abbreviations, references, nonPublic, layout, doubts);
    }

    private static Clause clause(Input in) {
        Fields fields = in.fields();
        List<Integer> lines = fields.numbers("lines");
        if (lines.size() != 2) {
            throw new IllegalArgumentException("\"lines\" needs two numbers");
        }
        return new Clause(
                fields.text("path"),
                fields.text("marker"),
                fields.number("level"),
                fields.optional("caption"),
                fields.texts("paragraphs"),
                fields.flag("container"),
                new LineRange(lines.get(0), lines.get(1)));
    }

    private static HistoryEvent event(Input in) {
        Fields fields = in.fields();
        String label = fields.text("kind");
        for (HistoryEvent.Kind kind : HistoryEvent.Kind.values()) {
            if (kind.label().equals(label)) {
                return new HistoryEvent(
                        kind,
                        fields.optional("decided").map(LocalDate::parse),
                        fields.optional("by"),
                        fields.optional("instrument"),
                        fields.optional("inForce").map(LocalDate::parse),
                        fields.optional("replaces"),
                        fields.optional("replacedEnacted").map(LocalDate::parse));
            }
        }
        throw new IllegalArgumentException("no such kind of event: " + label);
    }

    private static Reference reference(Input in) {
        Fields fields = in.fields();
        return new Reference(fields.text("from"), fields.text("text"), fields.texts("to"));
    }

    /** The fields of one small object: texts, numbers, flags, and lists of texts or numbers. */
    private record Fields(SequencedMap<String, String> scalars, SequencedMap<String, List<String>> lists) {
        Optional<String> optional(String name) {
            return Optional.ofNullable(scalars.get(name));
        }

        String text(String name) {
            return optional(name).orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is missing"));
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }

        boolean flag(String name) {
            return Boolean.parseBoolean(scalars.get(name));
        }

        List<String> texts(String name) {
            List<String> list = lists.get(name);
            if (list == null) {
                throw new IllegalArgumentException("\"" + name + "\" is missing");
            }
            return list;
        }

        List<Integer> numbers(String name) {
            return texts(name).stream().map(Integer::valueOf).toList();
        }
    }

    /** A cursor over JSON tokens; each method begins on the first token of its value and ends on the last. */
    private record Input(JsonParser parser) {
        @Nullable
        JsonToken next() {
            return parser.nextToken();
        }

        void object(Consumer<String> field) {
            expect(JsonToken.START_OBJECT);
            while (next() != JsonToken.END_OBJECT) {
                expect(JsonToken.PROPERTY_NAME);
                String name = parser.currentName();
                next();
                field.accept(name);
            }
        }

        void array(Runnable element) {
            expect(JsonToken.START_ARRAY);
            while (next() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null) {
                    throw wrong();
                }
                element.run();
            }
        }

        Fields fields() {
            Fields fields = new Fields(new LinkedHashMap<>(), new LinkedHashMap<>());
            object(name -> {
                switch (parser.currentToken()) {
                    case VALUE_STRING, VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE ->
                        fields.scalars.put(name, parser.getString());
                    case START_ARRAY -> fields.lists.put(name, strings());
                    case null, default -> skip();
                }
            });
            return fields;
        }

        List<String> strings() {
            List<String> list = new ArrayList<>();
            array(() -> list.add(scalar()));
            return list;
        }

        String scalar() {
            if (parser.currentToken() != JsonToken.VALUE_STRING
                    && parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw wrong();
            }
            return parser.getString();
        }

        String string() {
            expect(JsonToken.VALUE_STRING);
            return parser.getString();
        }

        Optional<String> optional() {
            return parser.currentToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(string());
        }

        void skip() {
            parser.skipChildren();
        }

        private void expect(JsonToken token) {
            if (parser.currentToken() != token) {
                throw wrong();
            }
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException("unexpected "
                    + parser.currentToken() + " at line "
                    + parser.currentTokenLocation().getLineNr() + ", column "
                    + parser.currentTokenLocation().getColumnNr());
        }
    }
}
