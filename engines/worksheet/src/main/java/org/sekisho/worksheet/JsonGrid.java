package org.sekisho.worksheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** An array of flat objects as a table: a row for each, a column for each name. */
final class JsonGrid implements Grid {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final byte[] bytes;
    private final String file;
    private final Limits limits;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Survey survey = new Survey();

    JsonGrid(byte[] bytes, String file, Limits limits) throws SheetUnreadable {
        this.bytes = bytes;
        this.file = file;
        this.limits = limits;
        try (var rows = rows()) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                survey.saw(row.get());
            }
        }
    }

    byte[] bytes() {
        return bytes;
    }

    static JsonParser parser(byte[] bytes) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes);
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public boolean hidden() {
        return false;
    }

    @Override
    public Merges merges() {
        return Merges.NONE;
    }

    @Override
    public Set<Integer> hiddenColumns() {
        return Set.of();
    }

    @Override
    public List<String> names() {
        return List.copyOf(places.keySet());
    }

    @Override
    public List<Row> sample() {
        return survey.sample(Merges.NONE);
    }

    @Override
    public int count() {
        return survey.count();
    }

    @Override
    public int lastRow() {
        return survey.lastRow();
    }

    @Override
    public Rows rows() throws SheetUnreadable {
        var parser = parser(bytes);
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw broken(1, "not an array");
            }
        } catch (JacksonException e) {
            throw broken(1, e.getOriginalMessage());
        }
        return new Rows() {
            private int number;

            @Override
            public Optional<Row> next() throws SheetUnreadable {
                number++;
                try {
                    var token = parser.nextToken();
                    if (token == JsonToken.END_ARRAY) {
                        if (parser.nextToken() != null) {
                            throw broken(number, "something stands behind the array");
                        }
                        return Optional.empty();
                    }
                    if (token != JsonToken.START_OBJECT) {
                        throw broken(number, "not an object");
                    }
                    return Optional.of(row(parser, number));
                } catch (JacksonException e) {
                    throw broken(number, e.getOriginalMessage());
                }
            }

            @Override
            public void close() {
                parser.close();
            }
        };
    }

    private Row row(JsonParser parser, int number) throws SheetUnreadable {
        if (number > limits.rows()) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.TooManyRows("", limits.rows()));
        }
        var cells = new ArrayList<Raw>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            var cell = cell(parser, number);
            int place = places.computeIfAbsent(name, n -> places.size());
            if (place >= limits.columns()) {
                throw new SheetUnreadable(file, new SheetUnreadable.Reason.TooManyColumns("", limits.columns()));
            }
            while (cells.size() <= place) {
                cells.add(Raw.BLANK);
            }
            cells.set(place, cell);
        }
        return Row.of(number, false, cells);
    }

    private Raw cell(JsonParser parser, int number) throws SheetUnreadable {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> Raw.BLANK;
            case VALUE_TRUE -> new Raw.Flag(true);
            case VALUE_FALSE -> new Raw.Flag(false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_STRING -> text(parser.getString());
            case START_OBJECT, START_ARRAY -> throw broken(number, "an object or array stands in an object");
            default -> throw broken(number, "no value");
        };
    }

    private static Raw text(String text) {
        return text.isEmpty() ? Raw.BLANK : new Raw.Text(text.replace("\r\n", "\n"));
    }

    private static Raw number(String text) {
        var number = new BigDecimal(text);
        return number.precision() > 40 || Math.abs((long) number.scale()) > 400
                ? new Raw.Text(text)
                : new Raw.Number(number);
    }

    private SheetUnreadable broken(int number, String detail) {
        return new SheetUnreadable(file, new SheetUnreadable.Reason.Broken(Integer.toString(number), detail));
    }
}
