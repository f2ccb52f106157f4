package org.sekisho.app.api.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.shared.web.Problem;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says in the description what the records of the API say: all components but the optional ones are always there, and there
 * are no others.
 */
final class Strictness {

    private Strictness() {}

    static void addTo(ObjectNode description) {
        var records = new HashMap<String, Class<?>>(
                Map.of("Problem", Problem.class, "OfParameter", Problem.OfParameter.class));
        Arrays.stream(Json.class.getDeclaredClasses())
                .filter(one -> one.isAnnotationPresent(Schema.class))
                .forEach(one -> records.put(one.getAnnotation(Schema.class).name(), one));
        ((ObjectNode) description.at("/components/schemas")).properties().forEach(schema -> {
            var of = schema.getKey().startsWith("Page") ? Json.Page.class : records.get(schema.getKey());
            if (of == null || !of.isRecord()) {
                throw new AssertionError("No record is called " + schema.getKey());
            }
            var object = (ObjectNode) schema.getValue();
            object.put("additionalProperties", false);
            var required = object.putArray("required");
            Arrays.stream(of.getRecordComponents())
                    .filter(component -> component.getType() != Optional.class)
                    .map(component -> component.getName())
                    .sorted()
                    .forEach(required::add);
        });
    }
}
