package org.sekisho.app.ledgers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sekisho.app.ledgers.ImportLines.RowProblem;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.worksheet.CellProblem;
import org.sekisho.worksheet.Column;
import org.sekisho.worksheet.Line;

/** What the rows of a file become in a ledger: collected row by row, then checked among each other. */
final class ImportPlan implements OtherLines {

    /** What a row does. */
    enum What {
        ADDED,
        CHANGED,
        SAME
    }

    /** A row without a problem. */
    record Planned(int row, LineId line, Optional<LineRegister.Row> before, Values after) {
        What what() {
            return before.map(was -> was.values().equals(after) ? What.SAME : What.CHANGED)
                    .orElse(What.ADDED);
        }
    }

    /**
     * A row as it was read.
     *
     * @param named the words in fields that name a line, which may stand further down in the file
     */
    private record Read(
            int row,
            LineId line,
            Optional<LineRegister.Row> before,
            Values values,
            Map<String, String> named,
            List<RowProblem> problems) {}

    private final Ledger ledger;
    private final LineChecks.Checking checking;
    private final Map<String, LedgerField> fields = new LinkedHashMap<>();
    private final List<LedgerField> unique;
    private final Map<UUID, LineRegister.Row> there = new HashMap<>();
    private final Map<String, List<UUID>> byWords = new HashMap<>();
    private final Map<String, LineRegister.Row> byUnique = new HashMap<>();
    private final Map<String, List<LineRegister.Row>> byName = new HashMap<>();
    private final OtherLines elsewhere;
    private final List<LedgerRules> rules;
    private final String fileName;
    private final Values fixed;
    private final Supplier<LineId> newLine;
    private final Map<String, Map<String, UUID>> places = new HashMap<>();
    private final Map<String, Value.Words> choices = new HashMap<>();

    private final Map<String, Column> columns;
    private final List<Read> read = new ArrayList<>();
    private final Map<UUID, Values> after = new HashMap<>();
    private final Map<String, Map<Value, List<UUID>>> taken = new HashMap<>();
    private final List<Planned> rows = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final Set<UUID> missing = new HashSet<>();
    private int wrongRows;
    private int leftOut;

    /**
     * A plan.
     *
     * @param current the lines of the ledger today
     * @param elsewhere the lines of other ledgers
     * @param columns of the file, by the keys of the fields that they go into
     * @param fixed what stands in fields that have no column
     */
    ImportPlan(
            Ledger ledger,
            LineChecks.Checking checking,
            List<LineRegister.Row> current,
            OtherLines elsewhere,
            List<LedgerRules> rules,
            String fileName,
            Map<String, Column> columns,
            Values fixed,
            Supplier<LineId> newLine) {
        this.ledger = ledger;
        this.checking = checking;
        this.elsewhere = elsewhere;
        this.rules = rules;
        this.fileName = fileName;
        this.columns = Map.copyOf(columns);
        this.fixed = fixed;
        this.newLine = newLine;
        checking.fields().forEach(field -> fields.put(field.key(), field));
        this.unique = checking.fields().stream()
                .filter(field -> field.is(LedgerField.Use.UNIQUE))
                .toList();
        current.forEach(row -> {
            there.put(row.line().value(), row);
            words(row.line().value(), row.values());
            unique.forEach(field -> row.values()
                    .of(field.key())
                    .ifPresent(value -> byUnique.put(field.key() + " " + value.plain(), row)));
            byName.computeIfAbsent(nameAndSection(row.values()), key -> new ArrayList<>(1))
                    .add(row);
        });
    }

    List<LedgerField> fields() {
        return checking.fields();
    }

    /** What each line of the ledger says today. */
    Map<UUID, Values> current() {
        return there.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().values()));
    }

    /** The keys of the fields that have a column. */
    Set<String> mapped() {
        return columns.keySet();
    }

    List<Planned> rows() {
        return rows;
    }

    List<RowProblem> problems() {
        return problems;
    }

    int wrongRows() {
        return wrongRows;
    }

    int leftOut() {
        return leftOut;
    }

    int count(What what) {
        return (int) rows.stream().filter(row -> row.what() == what).count();
    }

    /** Takes a row of the file. */
    void take(Line line) {
        switch (line) {
            case Line.LeftOut out -> leftOut++;
            case Line.Entry entry -> take(entry);
        }
    }

    private void take(Line.Entry entry) {
        var wrong = new ArrayList<RowProblem>();
        entry.problems().forEach(problem -> wrong.add(told(problem)));
        var said = new LinkedHashMap<String, Value>(fixed.all());
        var named = new LinkedHashMap<String, String>();
        for (var one : entry.cells().entrySet()) {
            var field = fields.get(one.getKey());
            if (field == null) {
                continue;
            }
            if (field.kind() instanceof LedgerField.Line) {
                if (!one.getValue().text().isBlank()) {
                    named.put(field.key(), one.getValue().text().strip());
                }
            } else {
                value(field, one.getValue().value()).ifPresentOrElse(value -> said.put(field.key(), value), () -> {
                    if (one.getValue().value() instanceof org.sekisho.worksheet.Value.Text) {
                        wrong.add(problem(
                                entry.row(),
                                field.key(),
                                Message.of(
                                        "ledgers.cell.no-such-place",
                                        one.getValue().text())));
                    }
                });
            }
        }
        var before = known(new Values(said));
        var values = before.map(row -> merged(row.values(), said, named)).orElseGet(() -> new Values(said));
        for (var rule : rules) {
            values = rule.completed(values, fileName);
        }
        var line = before.map(LineRegister.Row::line).orElseGet(newLine);
        words(line.value(), values);
        read.add(new Read(entry.row(), line, before, values, named, wrong));
    }

    private static boolean place(LedgerField field) {
        return field.kind() instanceof LedgerField.Section || field.kind() instanceof LedgerField.Post;
    }

    /** What a line says with the columns of the file in the place of what it said before. */
    private Values merged(Values before, Map<String, Value> said, Map<String, String> named) {
        var merged = new HashMap<>(before.all());
        columns.keySet().forEach(key -> {
            if (!named.containsKey(key)) {
                merged.remove(key);
            }
        });
        merged.putAll(said);
        return new Values(merged);
    }

    /** The line that a row is, if it is there already. */
    private Optional<LineRegister.Row> known(Values said) {
        for (var field : unique) {
            var value = said.of(field.key());
            if (value.isPresent()) {
                return Optional.ofNullable(
                        byUnique.get(field.key() + " " + value.get().plain()));
            }
        }
        var called = byName.getOrDefault(nameAndSection(said), List.of());
        return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
    }

    private String nameAndSection(Values values) {
        return values.words(ledger.name())
                + values.named(Ledger.SECTION).map(id -> " " + id).orElse("");
    }

    private Optional<Value> value(LedgerField field, org.sekisho.worksheet.Value cell) {
        return switch (cell) {
            case org.sekisho.worksheet.Value.Empty empty -> Optional.empty();
            case org.sekisho.worksheet.Value.Unclear unclear -> Optional.empty();
            case org.sekisho.worksheet.Value.Text text ->
                place(field)
                        ? Optional.ofNullable(placesOf(field).get(PlacesOfStaff.plain(text.text())))
                                .map(Value.Named::new)
                        : Optional.of(new Value.Words(text.text()));
            case org.sekisho.worksheet.Value.Day day -> Optional.of(new Value.Day(day.day()));
            case org.sekisho.worksheet.Value.WholeNumber number -> Optional.of(new Value.Whole(number.number()));
            case org.sekisho.worksheet.Value.YesNo said -> Optional.of(new Value.YesNo(said.yes()));
            case org.sekisho.worksheet.Value.Choice choice ->
                Optional.of(choices.computeIfAbsent(choice.key(), Value.Words::new));
            case org.sekisho.worksheet.Value.Period period -> Optional.empty();
        };
    }

    private Map<String, UUID> placesOf(LedgerField field) {
        return places.computeIfAbsent(field.key(), key -> {
            var kind =
                    field.kind() instanceof LedgerField.Section ? PlacesOfStaff.Kind.SECTION : PlacesOfStaff.Kind.POST;
            var byName = new HashMap<String, UUID>();
            checking.places().stream()
                    .filter(place -> place.kind() == kind)
                    .forEach(place -> byName.putIfAbsent(PlacesOfStaff.plain(place.name()), place.id()));
            return byName;
        });
    }

    /** Remembers what a line is called by. */
    private void words(UUID line, Values values) {
        fields.values().stream()
                .filter(field -> field.key().equals(ledger.name()) || field.is(LedgerField.Use.UNIQUE))
                .map(field -> values.words(field.key()))
                .filter(words -> !words.isEmpty())
                .forEach(words -> {
                    var called = byWords.computeIfAbsent(Sought.of(words), key -> new ArrayList<>(1));
                    if (!called.contains(line)) {
                        called.add(line);
                    }
                });
    }

    /** Checks all rows, each with all others as they will be. */
    void check() {
        there.forEach((line, row) -> after.put(line, row.values()));
        var named = read.stream().map(this::resolved).toList();
        named.forEach(one -> after.put(one.line().value(), one.values()));
        unique.forEach(field -> {
            var byValue = new HashMap<Value, List<UUID>>();
            after.forEach((line, values) -> values.of(field.key())
                    .ifPresent(value -> byValue.computeIfAbsent(value, key -> new ArrayList<>(1))
                            .add(line)));
            taken.put(field.key(), byValue);
        });
        var seen = new HashMap<UUID, Integer>();
        for (var one : named) {
            var wrong = new ArrayList<>(one.problems());
            var twice = seen.putIfAbsent(one.line().value(), one.row());
            if (twice != null) {
                wrong.add(new RowProblem(one.row(), "", "", Message.of("ledgers.cell.same-line-twice", twice)));
            }
            if (wrong.isEmpty()) {
                checking.problems(one.line(), one.values(), this)
                        .forEach(problem -> wrong.add(problem(one.row(), problem)));
                if (one.before()
                        .filter(row -> !checking.reach().has(row.values()))
                        .isPresent()) {
                    wrong.add(new RowProblem(one.row(), "", "", Message.of("ledgers.refusal.not-your-section")));
                }
            }
            if (wrong.isEmpty()) {
                rows.add(new Planned(one.row(), one.line(), one.before(), one.values()));
            } else {
                wrong(one.line(), one.before(), wrong);
            }
        }
        leaveOutWhatNamesThem();
        problems.sort(Comparator.comparingInt(RowProblem::row));
    }

    /** The row with the lines that it names, wherever they stand. */
    private Read resolved(Read one) {
        var wrong = new ArrayList<>(one.problems());
        var values = one.values();
        for (var said : one.named().entrySet()) {
            var found = byWords.getOrDefault(Sought.of(said.getValue()), List.of());
            if (found.size() == 1) {
                values = values.with(said.getKey(), new Value.Named(found.getFirst()));
            } else {
                wrong.add(problem(
                        one.row(),
                        said.getKey(),
                        Message.of(
                                found.isEmpty() ? "ledgers.cell.no-such-line" : "ledgers.cell.several-lines",
                                said.getValue())));
            }
        }
        return new Read(one.row(), one.line(), one.before(), values, Map.of(), wrong);
    }

    /** What each row says, whether there is something wrong with it or not. */
    Map<Integer, Values> asRead() {
        return read.stream().map(this::resolved).collect(Collectors.toMap(Read::row, Read::values));
    }

    private void wrong(LineId line, Optional<LineRegister.Row> before, List<RowProblem> because) {
        wrongRows++;
        problems.addAll(because);
        if (before.isEmpty()) {
            missing.add(line.value());
        }
    }

    /** A row that names a new line whose own row is wrong cannot be taken without it; nor what names that row. */
    private void leaveOutWhatNamesThem() {
        for (int before = -1; before != missing.size(); ) {
            before = missing.size();
            var left = new ArrayList<Planned>();
            for (var row : rows) {
                var names = fields.values().stream()
                        .filter(field -> field.kind() instanceof LedgerField.Line)
                        .filter(field -> row.after()
                                .named(field.key())
                                .filter(missing::contains)
                                .isPresent())
                        .findFirst();
                if (names.isEmpty()) {
                    left.add(row);
                } else {
                    wrong(
                            row.line(),
                            row.before(),
                            List.of(problem(row.row(), names.get().key(), Message.of("ledgers.cell.line-is-wrong"))));
                }
            }
            rows.clear();
            rows.addAll(left);
        }
    }

    private RowProblem problem(int row, Refusal.Problem problem) {
        return problem.field().isEmpty()
                ? new RowProblem(row, "", "", problem.message())
                : problem(row, problem.field(), problem.message());
    }

    private RowProblem problem(int row, String key, Message message) {
        var column = columns.get(key);
        return column == null
                ? new RowProblem(row, "", key, message)
                : new RowProblem(row, column.letters(), column.name(), message);
    }

    private static RowProblem told(CellProblem problem) {
        return new RowProblem(
                problem.place().row(),
                problem.place().letters(),
                problem.place().heading(),
                Message.of(
                        "ledgers.cell." + problem.reason().key(),
                        problem.reason().arguments().stream()
                                .map(argument -> argument instanceof List<?> several
                                        ? several.stream()
                                                .map(Objects::toString)
                                                .collect(Collectors.joining("、"))
                                        : argument)
                                .toArray()));
    }

    @Override
    public Optional<Values> line(String key, UUID line) {
        return key.equals(ledger.key()) ? Optional.ofNullable(after.get(line)) : elsewhere.line(key, line);
    }

    @Override
    public Optional<String> saying(LedgerField field, Value value, LineId except) {
        return taken.getOrDefault(field.key(), Map.of()).getOrDefault(value, List.of()).stream()
                .filter(line -> !line.equals(except.value()))
                .findFirst()
                .map(line -> Objects.requireNonNull(after.get(line)).words(ledger.name()));
    }
}
