package org.sekisho.worksheet;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes an array of objects again with some values changed; names keep their order. */
final class JsonPatch {

    private JsonPatch() {}

    static Written write(Plan plan) {
        var file = plan.sheet().file();
        if (plan.none()) {
            return new Written(file.bytes(), file.file(), plan.notes());
        }
        var names = plan.sheet().grid().names();
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
        var out = new ByteArrayOutputStream();
        try (var to = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out);
                var from = JsonGrid.parser(file.bytes())) {
            from.nextToken();
            to.writeStartArray();
            int number = 0;
            while (from.nextToken() == JsonToken.START_OBJECT) {
                number++;
                boolean gone = plan.gone().contains(number);
                var edits = new HashMap<>(plan.edits().getOrDefault(number, Map.of()));
                if (!gone) {
                    to.writeRaw("\n");
                    to.writeStartObject();
                }
                while (from.nextToken() == JsonToken.PROPERTY_NAME) {
                    var name = from.currentName();
                    from.nextToken();
                    if (!gone) {
                        to.writeName(name);
                        var edit = edits.remove(places.getOrDefault(name, -1));
                        if (edit == null) {
                            to.copyCurrentEventExact(from);
                        } else {
                            write(to, edit);
                        }
                    }
                }
                if (!gone) {
                    rest(to, edits, names);
                    to.writeEndObject();
                }
                if (number == plan.lastEntry()) {
                    for (var line : plan.added()) {
                        to.writeRaw("\n");
                        to.writeStartObject();
                        rest(to, line, names);
                        to.writeEndObject();
                    }
                }
            }
            to.writeRaw("\n");
            to.writeEndArray();
            to.writeRaw("\n");
        }
        return new Written(out.toByteArray(), file.file(), plan.notes());
    }

    private static void rest(JsonGenerator to, Map<Integer, Raw> values, List<String> names) {
        values.keySet().stream().sorted().forEach(place -> {
            to.writeName(names.get(place));
            write(to, values.getOrDefault(place, Raw.BLANK));
        });
    }

    private static void write(JsonGenerator to, Raw value) {
        switch (value) {
            case Raw.Blank b -> to.writeNull();
            case Raw.Number number -> to.writeNumber(number.value());
            case Raw.Flag flag -> to.writeBoolean(flag.value());
            case Raw.Text text -> to.writeString(text.value());
            case Raw.Day day -> to.writeString(day.value().toString());
            case Raw.Fault fault -> to.writeString(fault.code());
            case Raw.Uncalculated u -> to.writeNull();
        }
    }
}
