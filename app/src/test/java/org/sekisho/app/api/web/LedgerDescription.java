package org.sekisho.app.api.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sekisho.app.ledgers.FindLines;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.LedgerField.Use;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.ui.Texts;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The part of the description that the ledgers declare: each with its own fields, so that a program knows what stands in a line. */
final class LedgerDescription {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<Integer, String> REFUSALS = new TreeMap<>(Map.of(
            400, "Something cannot be taken; each parameter or field is named",
            401, "No valid token, or a session where something is changed",
            403, "The roles of the day do not permit it, or the token is not good for it",
            404, "There is no such thing for this reader",
            412, "The line was changed since it was seen"));

    private final Texts texts;
    private final Map<String, Object> paths = new TreeMap<>();
    private final Map<String, Object> schemas = new TreeMap<>();

    private LedgerDescription(Texts texts) {
        this.texts = texts;
    }

    static void addTo(ObjectNode description, List<Ledger> ledgers, Bundles bundles) {
        var said = new LedgerDescription(bundles.in(Bundles.ENGLISH));
        said.common();
        ledgers.forEach(said::add);
        ((ObjectNode) description.get("paths")).setAll((ObjectNode) JSON.valueToTree(said.paths));
        ((ObjectNode) description.at("/components/schemas")).setAll((ObjectNode) JSON.valueToTree(said.schemas));
    }

    private void common() {
        paths.put(
                LedgerApi.PATH,
                Map.of(
                        "get",
                        operation(
                                "ledgers",
                                "The ledgers that one may read, with their fields",
                                List.of(on(), known(), page(), size(1000)),
                                Map.of(),
                                200,
                                "PageLedger",
                                304,
                                400,
                                401,
                                403)));
        schemas.put("PageLedger", pageOf("Ledger"));
        schemas.put(
                "Ledger",
                object(
                        "A ledger and its fields; own are those that the body added.",
                        required("key", string()),
                        required("title", ref("Bilingual")),
                        required("bySection", bool()),
                        required("fields", array(ref("LedgerField"))),
                        required("own", array(ref("OwnField")))));
        schemas.put(
                "LedgerField",
                object(
                        "A field. choices are those of a CHOICE; ledger is the one whose lines a LINE names.",
                        required("key", string()),
                        required("label", ref("Bilingual")),
                        required("kind", kinds()),
                        required("required", bool()),
                        required("unique", bool()),
                        required("sorts", bool()),
                        required("filters", bool()),
                        optional("choices", array(ref("LedgerChoice"))),
                        optional("ledger", string())));
        schemas.put(
                "LedgerChoice",
                object("What may be chosen.", required("key", string()), required("label", ref("Bilingual"))));
        schemas.put(
                "OwnField",
                object(
                        "A field that the body added.",
                        required("key", string()),
                        required("label", string()),
                        required("kind", kinds()),
                        optional("choices", array(string()))));
        schemas.put(
                "Reference",
                object(
                        "A section, a post or a line; the name is absent where it is gone.",
                        required("id", uuid()),
                        optional("name", string())));
        var named = object(
                "A section, a post or a line: by its id, or by its name where nothing else has it.",
                optional("id", uuid()),
                optional("name", string()));
        named.put("minProperties", 1);
        schemas.put("SentReference", named);
        schemas.put("SentEnd", object("Why a line ends.", required("reason", string())));
        schemas.put(
                "LineEnd",
                object(
                        "That a line has ended; to is the first day on which it is in the ledger no longer.",
                        required("id", uuid()),
                        required("to", day())));
        schemas.put(
                "Own",
                Map.of(
                        "type",
                        "object",
                        "description",
                        "What stands in the fields that the body added, by their keys.",
                        "patternProperties",
                        Map.of("^own-[0-9a-f-]{36}$", Map.of("type", List.of("string", "integer", "boolean"))),
                        "additionalProperties",
                        false));
    }

    private void add(Ledger ledger) {
        var name = Character.toUpperCase(ledger.key().charAt(0)) + ledger.key().substring(1);
        var of = texts.get("ledger." + ledger.key() + ".title");
        var lines = LedgerApi.PATH + "/" + ledger.key() + "/lines";
        var parameters = new ArrayList<Map<String, Object>>(List.of(on(), known()));
        parameters.add(parameter("query", "q", false, "Words that must all be found.", string()));
        var sorting = ledger.fields().stream()
                .filter(field -> field.is(Use.SORTED))
                .map(LedgerField::key)
                .flatMap(key -> List.of(key, "-" + key).stream())
                .toList();
        parameters.add(parameter(
                "query", "sort", false, "The field of the order; from the end with a minus.", oneOf(sorting)));
        parameters.add(page());
        parameters.add(size(FindLines.MOST));
        ledger.fields().stream()
                .filter(field -> field.is(Use.FILTERED))
                .forEach(field ->
                        parameters.add(parameter("query", field.key(), false, "Only lines with this.", filter(field))));
        paths.put(
                lines,
                Map.of(
                        "get",
                        operation(
                                "list" + name,
                                of + ": the lines of the day",
                                parameters,
                                Map.of(),
                                200,
                                "Page" + name + "Line",
                                304,
                                400,
                                401,
                                403,
                                404),
                        "post",
                        operation(
                                "add" + name,
                                of + ": a line is added, from today on",
                                List.of(),
                                sent("Sent" + name),
                                201,
                                name + "Line",
                                400,
                                401,
                                403,
                                404)));
        var line = parameter("path", "line", true, "The id of the line.", uuid());
        var seen = parameter(
                "header", "If-Match", true, "The ETag with which the line was read; * for whatever it says.", string());
        paths.put(
                lines + "/{line}",
                Map.of(
                        "get",
                        operation(
                                "read" + name,
                                of + ": one line on the day; its ETag names its version",
                                List.of(line, on(), known()),
                                Map.of(),
                                200,
                                name + "Line",
                                304,
                                400,
                                401,
                                403,
                                404),
                        "put",
                        operation(
                                "change" + name,
                                of + ": a line says this from today on; what is not sent is emptied",
                                List.of(line, seen),
                                sent("Sent" + name),
                                200,
                                name + "Line",
                                400,
                                401,
                                403,
                                404,
                                412)));
        paths.put(
                lines + "/{line}/end",
                Map.of(
                        "post",
                        operation(
                                "end" + name,
                                of + ": a line is in the ledger no longer, from today on; earlier days show it",
                                List.of(line, seen),
                                sent("SentEnd"),
                                200,
                                "LineEnd",
                                400,
                                401,
                                403,
                                404,
                                412)));
        schemas.put("Page" + name + "Line", pageOf(name + "Line"));
        schemas.put(
                name + "Line",
                object(
                        of
                                + ": a line. from is the first day on which it says this, to the first on which it no longer does.",
                        required("id", uuid()),
                        required("version", uuid()),
                        required("from", day()),
                        optional("to", day()),
                        required("fields", ref(name + "Fields")),
                        required("own", ref("Own"))));
        schemas.put(
                name + "Fields",
                fields(ledger, of + ": what stands in the fields; nothing where nothing stands.", "Reference"));
        schemas.put(
                "Sent" + name,
                object(
                        of + ": what a line is to say.",
                        required("fields", ref("Sent" + name + "Fields")),
                        optional("own", ref("Own"))));
        schemas.put(
                "Sent" + name + "Fields", fields(ledger, of + ": what is to stand in the fields.", "SentReference"));
    }

    private Map<String, Object> fields(Ledger ledger, String description, String reference) {
        return object(
                description,
                ledger.fields().stream()
                        .map(field -> new Member(field.key(), schema(ledger, field, reference), field.is(Use.REQUIRED)))
                        .toArray(Member[]::new));
    }

    private Map<String, Object> schema(Ledger ledger, LedgerField field, String reference) {
        var schema = new TreeMap<>(
                switch (field.kind()) {
                    case LedgerField.Text text -> string();
                    case LedgerField.Lines text -> string();
                    case LedgerField.Choice choice -> oneOf(choice.keys());
                    // Of which levels there are, the body decides: the address of the ledger says which.
                    case LedgerField.Scale scale -> string();
                    case LedgerField.Day on -> day();
                    case LedgerField.Whole whole ->
                        Map.<String, Object>of("type", "integer", "format", "int64", "minimum", 0);
                    case LedgerField.YesNo yesNo -> bool();
                    case LedgerField.Section section -> ref(reference);
                    case LedgerField.Post post -> ref(reference);
                    case LedgerField.Line line -> ref(reference);
                });
        schema.put("description", texts.get("ledger." + ledger.key() + ".field." + field.key()));
        return schema;
    }

    private static Map<String, Object> filter(LedgerField field) {
        return switch (field.kind()) {
            case LedgerField.Choice choice -> oneOf(choice.keys());
            // Of which levels there are, the body decides: the address of the ledger says which.
            case LedgerField.Scale scale -> string();
            case LedgerField.YesNo yesNo -> bool();
            case LedgerField.Day on -> day();
            case LedgerField.Text text -> string();
            case LedgerField.Lines text -> string();
            case LedgerField.Whole whole -> Map.of("type", "integer", "minimum", 0);
            case LedgerField.Section section -> uuid();
            case LedgerField.Post post -> uuid();
            case LedgerField.Line line -> uuid();
        };
    }

    private record Member(String name, Map<String, Object> schema, boolean required) {}

    private static Member required(String name, Map<String, Object> schema) {
        return new Member(name, schema, true);
    }

    private static Member optional(String name, Map<String, Object> schema) {
        return new Member(name, schema, false);
    }

    private static Map<String, Object> object(String description, Member... members) {
        var properties = new TreeMap<String, Object>();
        var required = new ArrayList<String>();
        for (var member : members) {
            properties.put(member.name(), member.schema());
            if (member.required()) {
                required.add(member.name());
            }
        }
        var object = new TreeMap<String, Object>(Map.of(
                "type", "object", "description", description, "properties", properties, "additionalProperties", false));
        if (!required.isEmpty()) {
            object.put("required", required.stream().sorted().toList());
        }
        return object;
    }

    private static Map<String, Object> pageOf(String schema) {
        return object(
                "A part of a list; next is the address of the page after it.",
                required("items", array(ref(schema))),
                required("page", Map.of("type", "integer", "format", "int32")),
                required("size", Map.of("type", "integer", "format", "int32")),
                required("total", Map.of("type", "integer", "format", "int64")),
                optional("next", string()));
    }

    private static Map<String, Object> operation(
            String id,
            String summary,
            List<Map<String, Object>> parameters,
            Map<String, Object> sent,
            int success,
            String answer,
            int... others) {
        var responses = new TreeMap<String, Object>();
        responses.put(
                "" + success,
                Map.of("description", "Done", "content", Map.of("application/json", Map.of("schema", ref(answer)))));
        for (int status : others) {
            responses.put(
                    "" + status,
                    status == 304
                            ? Map.of("description", "Nothing changed since the entity tag")
                            : Map.of(
                                    "description",
                                    REFUSALS.getOrDefault(status, ""),
                                    "content",
                                    Map.of("application/problem+json", Map.of("schema", ref("Problem")))));
        }
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", id);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (!sent.isEmpty()) {
            operation.put("requestBody", sent);
        }
        operation.put("responses", responses);
        operation.put("summary", summary);
        operation.put("tags", List.of("ledgers"));
        return operation;
    }

    private static Map<String, Object> sent(String schema) {
        return Map.of("required", true, "content", Map.of("application/json", Map.of("schema", ref(schema))));
    }

    private static Map<String, Object> parameter(
            String in, String name, boolean required, String description, Map<String, Object> schema) {
        return new TreeMap<>(
                Map.of("in", in, "name", name, "required", required, "description", description, "schema", schema));
    }

    private static Map<String, Object> on() {
        return parameter("query", "on", false, "The day (ISO 8601); today in Japan when left out.", day());
    }

    private static Map<String, Object> known() {
        return parameter(
                "query",
                "known",
                false,
                "then: what had been entered by the end of the day; now: what is known now of that day.",
                oneOf(List.of("now", "then")));
    }

    private static Map<String, Object> page() {
        return parameter("query", "page", false, "From 1.", Map.of("type", "integer", "minimum", 1));
    }

    private static Map<String, Object> size(int most) {
        return parameter(
                "query",
                "size",
                false,
                "The most items of one page; 100 when left out.",
                Map.of("type", "integer", "minimum", 1, "maximum", most));
    }

    private static Map<String, Object> string() {
        return Map.of("type", "string");
    }

    private static Map<String, Object> uuid() {
        return Map.of("type", "string", "format", "uuid");
    }

    private static Map<String, Object> day() {
        return Map.of("type", "string", "format", "date");
    }

    private static Map<String, Object> bool() {
        return Map.of("type", "boolean");
    }

    private static Map<String, Object> oneOf(List<String> keys) {
        return Map.of("type", "string", "enum", keys);
    }

    private static Map<String, Object> kinds() {
        return oneOf(List.of("TEXT", "LINES", "DAY", "WHOLE", "YES_NO", "CHOICE", "SECTION", "POST", "LINE"));
    }

    private static Map<String, Object> array(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    private static Map<String, Object> ref(String schema) {
        return Map.of("$ref", "#/components/schemas/" + schema);
    }
}
