package org.sekisho.app.api.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.SentId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a program sends of a line. Everything that cannot be read is told at once, by the keys of the fields. */
final class SentLine {

    /** The longest that is read; a line with everything in it is a tenth of this. */
    static final int MOST_BYTES = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Finds what a program means by a name. */
    @FunctionalInterface
    interface LinesCalled {
        /** @return no more than two */
        List<UUID> in(String ledger, String words);
    }

    private final List<PlacesOfStaff.Place> places;
    private final LinesCalled lines;
    private final List<Refusal.Problem> problems = new ArrayList<>();

    /** @param places sections and posts that may be named */
    SentLine(List<PlacesOfStaff.Place> places, LinesCalled lines) {
        this.places = places;
        this.lines = lines;
    }

    /**
     * The members of what was sent.
     *
     * @param known what may be among them
     * @throws Refusal.Invalid if it is no object of JSON, or has other members
     */
    static ObjectNode object(byte[] sent, Set<String> known) {
        JsonNode read;
        try {
            read = JSON.readTree(sent);
        } catch (JacksonException unreadable) {
            throw new Refusal.Invalid("", Message.of("api.refusal.json"));
        }
        if (!(read instanceof ObjectNode object)) {
            throw new Refusal.Invalid("", Message.of("api.refusal.json"));
        }
        var surplus = object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Refusal.Problem(name, Message.of("api.refusal.member")))
                .toList();
        if (!surplus.isEmpty()) {
            throw new Refusal.Invalid(surplus);
        }
        return object;
    }

    /** @throws Refusal.Invalid naming the fields that cannot be read or are not there */
    Values values(byte[] sent, List<LedgerField> declared) {
        var object = object(sent, Set.of("fields", "own"));
        var values = new LinkedHashMap<String, Value>();
        for (var part : List.of("fields", "own")) {
            var members = object.get(part);
            if (members instanceof ObjectNode some) {
                read(
                        some,
                        declared.stream()
                                .filter(field -> field.own() == part.equals("own"))
                                .toList(),
                        values);
            } else if (members != null && !members.isNull()) {
                problems.add(new Refusal.Problem(part, Message.of("api.refusal.json")));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        return new Values(values);
    }

    private void read(ObjectNode members, List<LedgerField> declared, Map<String, Value> values) {
        members.properties()
                .forEach(member -> declared.stream()
                        .filter(field -> field.key().equals(member.getKey()))
                        .findFirst()
                        .ifPresentOrElse(
                                field -> {
                                    if (!member.getValue().isNull()) {
                                        value(field, member.getValue())
                                                .ifPresent(value -> values.put(field.key(), value));
                                    }
                                },
                                () -> problem(member.getKey(), "api.refusal.member")));
    }

    private void problem(String field, String key, Object... arguments) {
        problems.add(new Refusal.Problem(field, Message.of(key, arguments)));
    }

    private Optional<Value> value(LedgerField field, JsonNode sent) {
        Optional<Value> read = switch (field.kind()) {
            case LedgerField.Text text -> words(sent);
            case LedgerField.Lines text -> words(sent);
            case LedgerField.Choice choice -> words(sent);
            case LedgerField.Scale scale -> words(sent);
            case LedgerField.Day day -> sent.isString() ? day(sent.asString()).map(Value.Day::new) : Optional.empty();
            case LedgerField.Whole whole ->
                sent.isIntegralNumber() && sent.canConvertToLong()
                        ? Optional.of(new Value.Whole(sent.asLong()))
                        : Optional.empty();
            case LedgerField.YesNo yesNo ->
                sent.isBoolean() ? Optional.of(new Value.YesNo(sent.asBoolean())) : Optional.empty();
            case LedgerField.Section section -> named(field, sent, place(PlacesOfStaff.Kind.SECTION, sent));
            case LedgerField.Post post -> named(field, sent, place(PlacesOfStaff.Kind.POST, sent));
            case LedgerField.Line line ->
                named(field, sent, lines.in(line.ledger(), sent.path("name").asString("")));
        };
        if (read.isEmpty()
                && problems.stream().noneMatch(problem -> problem.field().equals(field.key()))) {
            problem(field.key(), "api.refusal.kind." + LedgerJson.Kind.of(field));
        }
        return read;
    }

    private static Optional<Value> words(JsonNode sent) {
        return sent.isString() ? Optional.of(new Value.Words(sent.asString())) : Optional.empty();
    }

    static Optional<LocalDate> day(String sent) {
        try {
            return Optional.of(LocalDate.parse(sent));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private List<UUID> place(PlacesOfStaff.Kind kind, JsonNode sent) {
        return places.stream()
                .filter(place -> place.kind() == kind
                        && place.name().equals(sent.path("name").asString("")))
                .map(PlacesOfStaff.Place::id)
                .limit(2)
                .toList();
    }

    /** By its identifier where one is given, otherwise by its name, which must be that of one alone. */
    private Optional<Value> named(LedgerField field, JsonNode sent, List<UUID> called) {
        if (!sent.isObject()) {
            return Optional.empty();
        }
        if (sent.has("id")) {
            return SentId.read(sent.path("id").asString("")).map(Value.Named::new);
        }
        if (!sent.path("name").isString()) {
            return Optional.empty();
        }
        if (called.size() != 1) {
            problem(
                    field.key(),
                    called.isEmpty() ? "api.refusal.nothing-called" : "api.refusal.several-called",
                    sent.path("name").asString(""));
            return Optional.empty();
        }
        return Optional.of(new Value.Named(called.getFirst()));
    }

    /** What an address says that must stand in a field; empty if it cannot. */
    static Optional<Value> filter(LedgerField field, String sent) {
        return switch (field.kind()) {
            case LedgerField.Choice choice ->
                choice.keys().contains(sent) ? Optional.of(new Value.Words(sent)) : Optional.empty();
            // Of which levels there are, the body decides; one that there is not narrows a list to nothing.
            case LedgerField.Scale scale -> Optional.of(new Value.Words(sent));
            case LedgerField.Text text -> Optional.of(new Value.Words(sent));
            case LedgerField.Lines text -> Optional.of(new Value.Words(sent));
            case LedgerField.Day day -> day(sent).map(Value.Day::new);
            case LedgerField.Whole whole ->
                sent.matches("\\d{1,15}") ? Optional.of(new Value.Whole(Long.parseLong(sent))) : Optional.empty();
            case LedgerField.YesNo yesNo ->
                sent.equals("true") || sent.equals("false")
                        ? Optional.of(new Value.YesNo(Boolean.parseBoolean(sent)))
                        : Optional.empty();
            case LedgerField.Section section -> SentId.read(sent).map(Value.Named::new);
            case LedgerField.Post post -> SentId.read(sent).map(Value.Named::new);
            case LedgerField.Line line -> SentId.read(sent).map(Value.Named::new);
        };
    }
}
