package org.sekisho.backup;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What is in a backup; the last part of it, as JSON.
 *
 * @param kind {@code serve} or {@code demo}
 * @param madeAt the moment of the database's snapshot
 * @param schema the version of the schema, as the last migration names it
 * @param product the version of the program
 * @param files how many stored files there are
 * @param missing files that the database names and that were not on the disk, or not as they were stored, as {@code
 *     body/hash}
 */
public record Manifest(
        String kind,
        Instant madeAt,
        String schema,
        String product,
        List<Table> tables,
        long files,
        long fileBytes,
        List<String> missing,
        List<SignedRecord> records,
        List<Part> parts) {

    static final String NAME = "manifest.json";
    private static final int FORMAT = 1;

    /** A table, the columns that its parts give, and how many rows they have. */
    public record Table(String name, List<String> columns, long rows) {}

    /** How far the record of a body was signed: entries, children counted, and the root of their tree in hexadecimal. */
    public record SignedRecord(String body, long size, String root) {}

    /** A part of the database: rows of one table. The hash is that of the text, unpacked. */
    public record Part(String name, long bytes, String sha256) {}

    public Manifest {
        tables = List.copyOf(tables);
        missing = List.copyOf(missing);
        records = List.copyOf(records);
        parts = List.copyOf(parts);
    }

    /** How many rows there are in all tables. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    byte[] json() {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty("format", FORMAT);
            json.writeStringProperty("kind", kind);
            json.writeStringProperty("madeAt", madeAt.toString());
            json.writeStringProperty("schema", schema);
            json.writeStringProperty("product", product);
            json.writeNumberProperty("files", files);
            json.writeNumberProperty("fileBytes", fileBytes);
            json.writeArrayPropertyStart("missing");
            missing.forEach(json::writeString);
            json.writeEndArray();
            json.writeArrayPropertyStart("tables");
            for (var table : tables) {
                json.writeStartObject();
                json.writeStringProperty("name", table.name());
                json.writeNumberProperty("rows", table.rows());
                json.writeArrayPropertyStart("columns");
                table.columns().forEach(json::writeString);
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("records");
            for (var one : records) {
                json.writeStartObject();
                json.writeStringProperty("body", one.body());
                json.writeNumberProperty("size", one.size());
                json.writeStringProperty("root", one.root());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("parts");
            for (var part : parts) {
                json.writeStartObject();
                json.writeStringProperty("name", part.name());
                json.writeNumberProperty("bytes", part.bytes());
                json.writeStringProperty("sha256", part.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    static Manifest read(byte[] json, String file) {
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            var all = object(value(parser));
            if (whole(all, "format") != FORMAT) {
                throw new BackupFailure(
                        file + " は、より新しい版の関所で作られた形式です。新しい版で復元してください。",
                        file + " has a form of a newer Sekisho. Restore it with that one.");
            }
            var tables = new ArrayList<Table>();
            for (var one : items(all, "tables")) {
                var table = object(one);
                tables.add(new Table(
                        text(table, "name"),
                        items(table, "columns").stream().map(String.class::cast).toList(),
                        whole(table, "rows")));
            }
            var records = new ArrayList<SignedRecord>();
            for (var one : items(all, "records")) {
                var signed = object(one);
                records.add(new SignedRecord(text(signed, "body"), whole(signed, "size"), text(signed, "root")));
            }
            var parts = new ArrayList<Part>();
            for (var one : items(all, "parts")) {
                var part = object(one);
                parts.add(new Part(text(part, "name"), whole(part, "bytes"), text(part, "sha256")));
            }
            return new Manifest(
                    text(all, "kind"),
                    Instant.parse(text(all, "madeAt")),
                    text(all, "schema"),
                    text(all, "product"),
                    tables,
                    whole(all, "files"),
                    whole(all, "fileBytes"),
                    items(all, "missing").stream().map(String.class::cast).toList(),
                    records,
                    parts);
        } catch (JacksonException | ClassCastException | NullPointerException | DateTimeParseException broken) {
            throw new BackupFailure(file + " の目録が壊れています。", "The manifest of " + file + " is damaged.", broken);
        }
    }

    private static String text(Map<String, Object> object, String name) {
        return (String) Objects.requireNonNull(object.get(name), name);
    }

    private static long whole(Map<String, Object> object, String name) {
        return (Long) Objects.requireNonNull(object.get(name), name);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> items(Map<String, Object> object, String name) {
        return (List<Object>) Objects.requireNonNull(object.get(name), name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static @Nullable Object value(JsonParser parser) {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            var object = new LinkedHashMap<String, Object>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                object.put(name, Objects.requireNonNull(value(parser)));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            var items = new ArrayList<Object>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(Objects.requireNonNull(value(parser)));
            }
            return items;
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        return token == JsonToken.VALUE_STRING ? parser.getString() : null;
    }
}
