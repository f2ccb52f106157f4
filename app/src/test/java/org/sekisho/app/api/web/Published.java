package org.sekisho.app.api.web;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published description of the API as a judge of what the API answers. It remembers what it has judged. */
final class Published {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode description;
    private final Map<JsonNode, Schema> schemas = new HashMap<>();
    private final Set<String> judged = new TreeSet<>();

    private record Operation(String name, JsonNode described) {}

    Published() {
        try {
            description = JSON.readTree(Files.readString(Path.of("../docs/openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every operation, such as {@code GET /api/v1/body}. */
    Set<String> operations() {
        var operations = new TreeSet<String>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(verb -> operations.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** What was judged, such as {@code GET /api/v1/body 200}. */
    Set<String> judged() {
        return Set.copyOf(judged);
    }

    /** @throws AssertionError if the description does not say that this may be answered */
    HttpResponse<String> judge(HttpResponse<String> answer) {
        var operation = operation(answer.request().method(), answer.uri().getPath());
        var said = operation.name() + " " + answer.statusCode();
        var response = operation.described().at("/responses/" + answer.statusCode());
        if (response.isMissingNode()) {
            throw new AssertionError("The description knows no " + said + ": " + answer.body());
        }
        var type = answer.headers()
                .firstValue("Content-Type")
                .map(value -> value.replaceFirst(";.*", ""))
                .orElse("");
        var schema = response.path("content").path(type).path("schema");
        if (response.has("content")) {
            if (schema.isMissingNode()) {
                throw new AssertionError(said + " comes as " + type);
            }
            var errors = schema(schema)
                    .validate(
                            answer.body(),
                            InputFormat.JSON,
                            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
            if (!errors.isEmpty()) {
                throw new AssertionError(said + " does not fit its description: "
                        + errors.stream().map(Error::toString).toList() + " in " + answer.body());
            }
        } else if (!answer.body().isEmpty()) {
            throw new AssertionError(said + " has a body that nobody described: " + answer.body());
        }
        judged.add(said);
        return answer;
    }

    private Operation operation(String verb, String address) {
        return description.get("paths").properties().stream()
                .filter(path -> address.matches(path.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .filter(path -> path.getValue().has(verb.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparing(path -> path.getKey().contains("{")))
                .map(path -> new Operation(
                        verb + " " + path.getKey(), path.getValue().get(verb.toLowerCase(Locale.ROOT))))
                .orElseThrow(() -> new AssertionError("The description knows no " + verb + " " + address));
    }

    private Schema schema(JsonNode of) {
        return schemas.computeIfAbsent(of, node -> {
            var whole = (ObjectNode) node.deepCopy();
            whole.set("components", description.get("components"));
            return REGISTRY.getSchema(whole);
        });
    }
}
