package org.sekisho.app.ledgers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.schema.tables.DefaultSchema;
import tools.jackson.databind.json.JsonMapper;

/** The lines of one ledger. Each field is a column of its table; what a body added stands together in the column "own". */
class LineRegister extends Register<LineRegister.Row> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LINE = "line_id";
    private static final String OWN = "own";
    private static final String SOUGHT = "sought";

    record Row(UUID id, LineId line, Values values, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, line, values, span);
        }

        LedgerLine asLine() {
            return new LedgerLine(line, values, span, id);
        }
    }

    /** So many lines are sorted faster than an index is walked for those that are wanted. */
    private static final long SORTED_AT_ONCE = 2_000;

    private final Ledger ledger;
    private final List<LedgerField> fields;
    private final Field<UUID> id;
    private final Field<UUID> line;
    private final Field<JSONB> own;
    private final Field<String> sought;
    private final Map<String, Field<?>> columns;
    private final Table<?> table;

    LineRegister(Ledger ledger) {
        this(ledger, tableOf(ledger));
    }

    private LineRegister(Ledger ledger, Table<?> table) {
        super(table, own(ledger, table), List.of(column(table, LINE, UUID.class)));
        this.ledger = ledger;
        this.fields = ledger.fields();
        this.table = table;
        this.id = column(table, "id", UUID.class);
        this.line = column(table, LINE, UUID.class);
        this.own = column(table, OWN, JSONB.class);
        this.sought = column(table, SOUGHT, String.class);
        this.columns = new LinkedHashMap<>();
        fields.forEach(field -> columns.put(field.key(), column(table, field)));
    }

    private static Table<?> tableOf(Ledger ledger) {
        return Objects.requireNonNull(
                DefaultSchema.DEFAULT_SCHEMA.getTable(ledger.key()), () -> "There is no table " + ledger.key());
    }

    private static List<Field<?>> own(Ledger ledger, Table<?> table) {
        return Stream.concat(
                        Stream.of(
                                column(table, LINE, UUID.class),
                                column(table, OWN, JSONB.class),
                                column(table, SOUGHT, String.class)),
                        ledger.fields().stream().<Field<?>>map(field -> column(table, field)))
                .toList();
    }

    private static Field<?> column(Table<?> table, LedgerField field) {
        return switch (field.kind()) {
            case LedgerField.Text text -> column(table, field.column(), String.class);
            case LedgerField.Lines lines -> column(table, field.column(), String.class);
            case LedgerField.Choice choice -> column(table, field.column(), String.class);
            case LedgerField.Scale scale -> column(table, field.column(), String.class);
            case LedgerField.Day day -> column(table, field.column(), LocalDate.class);
            case LedgerField.Whole whole -> column(table, field.column(), Long.class);
            case LedgerField.YesNo yesNo -> column(table, field.column(), Boolean.class);
            case LedgerField.Section section -> column(table, field.column(), UUID.class);
            case LedgerField.Post post -> column(table, field.column(), UUID.class);
            case LedgerField.Line other -> column(table, field.column(), UUID.class);
        };
    }

    private static <T> Field<T> column(Table<?> table, String name, Class<T> type) {
        return Objects.requireNonNull(table.field(name, type), () -> table.getName() + " has no column " + name);
    }

    /** Conditions, an order and a part of a list. */
    record Query(
            AsOf asOf,
            Reach reach,
            List<String> words,
            Map<String, List<Value>> equal,
            String sort,
            boolean descending,
            long first,
            int most) {}

    long count(Tx tx, Query query) {
        return tx.sql()
                .selectCount()
                .from(table)
                .where(condition(tx, query))
                .fetchSingle()
                .value1();
    }

    /**
     * A page of lines. Where there are many, they are read in the order of an index: right after an import the database has no
     * statistics yet, takes the ledger for empty and would sort it whole for each page.
     *
     * @param total how many there are in all
     */
    List<Row> list(Tx tx, Query query, long total) {
        tx.sql().execute("set local enable_sort = " + (total > SORTED_AT_ONCE ? "off" : "on"));
        return list(tx, query);
    }

    List<Row> list(Tx tx, Query query) {
        return tx.sql()
                .select(table.fields())
                .from(table)
                .where(condition(tx, query))
                .orderBy(order(query))
                .limit(query.most())
                .offset(query.first())
                .fetch(row -> row(row, row.get(id), span(row)));
    }

    private Condition condition(Tx tx, Query query) {
        var condition = isAt(tx, query.asOf()).and(reached(query.reach()));
        for (var word : query.words()) {
            condition = condition.and(sought.contains(word));
        }
        for (var equal : query.equal().entrySet()) {
            condition = condition.and(equal(field(equal.getKey()), equal.getValue()));
        }
        return condition;
    }

    private Condition reached(Reach reach) {
        return switch (reach) {
            case Reach.All all -> DSL.noCondition();
            case Reach.Sections some ->
                column(table, Ledger.SECTION, UUID.class)
                        .eq(DSL.any(some.sections().toArray(UUID[]::new)));
        };
    }

    private List<SortField<?>> order(Query query) {
        var order = new ArrayList<SortField<?>>();
        Stream.of(query.sort(), ledger.name())
                .distinct()
                .map(this::field)
                .forEach(field -> order.add(query.descending() ? field.desc() : field.asc()));
        order.add(query.descending() ? line.desc() : line.asc());
        return order;
    }

    private Field<?> field(String key) {
        return Objects.requireNonNull(columns.get(key), () -> ledger.key() + " has no field " + key);
    }

    private static <T> Condition equal(Field<T> field, List<Value> values) {
        return values.stream().map(value -> equal(field, value)).reduce(DSL.falseCondition(), Condition::or);
    }

    private static <T> Condition equal(Field<T> field, Value value) {
        return field.eq(DSL.val(bound(value), field.getDataType()));
    }

    /** @throws Refusal.NotFound if it is not in the ledger on the day */
    Row the(Tx tx, LineId id, AsOf asOf) {
        return where(tx, isAt(tx, asOf).and(line.eq(id.value()))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound(ledger.key()));
    }

    /** Those of the lines that are in the ledger on the day. */
    List<Row> among(Tx tx, Collection<UUID> ids, AsOf asOf) {
        return ids.isEmpty() ? List.of() : where(tx, isAt(tx, asOf).and(line.eq(DSL.any(ids.toArray(UUID[]::new)))));
    }

    /** What lines say in some fields, in no order: all lines, or those that are named. */
    List<LedgerLine> only(Tx tx, Collection<String> keys, Optional<Collection<UUID>> lines, AsOf asOf) {
        var read = new LinkedHashMap<String, Field<?>>();
        keys.forEach(key -> read.put(key, field(key)));
        var selected = new ArrayList<Field<?>>(read.values());
        selected.add(id);
        selected.add(line);
        selected.add(column(table, "valid_from", LocalDate.class));
        selected.add(column(table, "valid_to", LocalDate.class));
        return tx.sql()
                .select(selected)
                .from(table)
                .where(
                        isAt(tx, asOf),
                        lines.map(some -> line.eq(DSL.any(some.toArray(UUID[]::new))))
                                .orElseGet(DSL::noCondition))
                .fetch(row -> {
                    var values = new HashMap<String, Value>();
                    read.forEach((key, field) -> {
                        var stored = row.get(field);
                        if (stored != null) {
                            values.put(key, value(stored));
                        }
                    });
                    return new LedgerLine(new LineId(row.get(line)), new Values(values), span(row), row.get(id));
                });
    }

    /** What was entered last of each of the lines, whether they are still there or not. */
    List<Row> lastOf(Tx tx, Collection<UUID> ids) {
        return tx.sql()
                .select(table.fields())
                .distinctOn(line)
                .from(table)
                .where(column(table, "body_id", UUID.class).eq(tx.body()), line.eq(DSL.any(ids.toArray(UUID[]::new))))
                .orderBy(line, column(table, "entered_at", OffsetDateTime.class).desc())
                .fetch(row -> row(row, row.get(id), span(row)));
    }

    /** The lines that say the same in a field. */
    List<Row> saying(Tx tx, String key, Value value, AsOf asOf) {
        return where(tx, isAt(tx, asOf).and(equal(field(key), value)));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        var values = new LinkedHashMap<String, Value>();
        for (var field : fields) {
            var stored = row.get(field(field.key()));
            if (stored != null) {
                values.put(field.key(), value(stored));
            }
        }
        Own.read(row.get(own)).forEach(values::put);
        return new Row(id, new LineId(row.get(line)), new Values(values), span);
    }

    private static Value value(Object stored) {
        return switch (stored) {
            case String words -> new Value.Words(words);
            case LocalDate day -> new Value.Day(day);
            case Long number -> new Value.Whole(number);
            case Boolean yes -> new Value.YesNo(yes);
            case UUID id -> new Value.Named(id);
            default -> throw new IllegalStateException("A ledger holds no " + stored.getClass());
        };
    }

    private static Object bound(Value value) {
        return switch (value) {
            case Value.Words words -> words.text();
            case Value.Day day -> day.day();
            case Value.Whole whole -> whole.number();
            case Value.YesNo said -> said.yes();
            case Value.Named named -> named.id();
        };
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        var values = new ArrayList<@Nullable Object>();
        values.add(row.line().value());
        values.add(Own.written(row.values()));
        values.add(sought(row.values()));
        for (var field : fields) {
            values.add(row.values().of(field.key()).map(LineRegister::bound).orElse(nothing(field)));
        }
        return values;
    }

    /** Words that nobody wrote are stored as no words, all else as nothing. */
    private static @Nullable Object nothing(LedgerField field) {
        return switch (field.kind()) {
            case LedgerField.Text text -> "";
            case LedgerField.Lines lines -> "";
            case LedgerField.Kind other -> null;
        };
    }

    private String sought(Values values) {
        return fields.stream()
                .filter(field -> field.is(LedgerField.Use.SOUGHT))
                .map(field -> values.words(field.key()))
                .filter(words -> !words.isEmpty())
                .map(Sought::of)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    /** What stands in the fields that the body added: by their keys, the kind of value beside it. */
    private static final class Own {

        private static Map<String, Value> read(JSONB json) {
            var values = new LinkedHashMap<String, Value>();
            JSON.readTree(json.data())
                    .properties()
                    .forEach(one -> values.put(
                            one.getKey(),
                            switch (one.getValue().path("kind").asString()) {
                                case "day" ->
                                    new Value.Day(LocalDate.parse(
                                            one.getValue().path("value").asString()));
                                case "whole" ->
                                    new Value.Whole(one.getValue().path("value").asLong());
                                case "yes-no" ->
                                    new Value.YesNo(one.getValue().path("value").asBoolean());
                                case String words ->
                                    new Value.Words(one.getValue().path("value").asString());
                            }));
            return values;
        }

        private static JSONB written(Values values) {
            var json = JSON.createObjectNode();
            values.all().entrySet().stream()
                    .filter(one -> one.getKey().startsWith("own-"))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(one -> {
                        var written = json.putObject(one.getKey());
                        switch (one.getValue()) {
                            case Value.Day day -> written.put("kind", "day").put("value", day.plain());
                            case Value.Whole whole ->
                                written.put("kind", "whole").put("value", whole.number());
                            case Value.YesNo said ->
                                written.put("kind", "yes-no").put("value", said.yes());
                            case Value.Words words ->
                                written.put("kind", "words").put("value", words.text());
                            case Value.Named named ->
                                throw new IllegalArgumentException("A field of a body's own names nothing");
                        }
                    });
            return JSONB.valueOf(json.toString());
        }
    }
}
