package org.sekisho.worksheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of a CSV file. */
final class CsvGrid implements Grid {

    private final CsvText text;
    private final String file;
    private final Limits limits;
    private final Survey survey = new Survey();

    CsvGrid(CsvText text, String file, Limits limits) throws SheetUnreadable {
        this.text = text;
        this.file = file;
        this.limits = limits;
        try (var rows = rows()) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                survey.saw(row.get());
            }
        }
    }

    CsvText text() {
        return text;
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
        return List.of();
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
    public Rows rows() {
        var records = text.records();
        return new Rows() {
            @Override
            public Optional<Row> next() throws SheetUnreadable {
                var next = records.next();
                return next.isEmpty() ? Optional.empty() : Optional.of(row(next.get()));
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private Row row(CsvText.Fields fields) throws SheetUnreadable {
        if (fields.number() > limits.rows()) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.TooManyRows("", limits.rows()));
        }
        var cells = new ArrayList<Raw>(fields.fields().size());
        for (var field : fields.fields()) {
            var said = CsvText.unguarded(text.text(field));
            cells.add(said.isEmpty() ? Raw.BLANK : new Raw.Text(said));
        }
        while (!cells.isEmpty() && cells.getLast() instanceof Raw.Blank) {
            cells.removeLast();
        }
        if (cells.size() > limits.columns()) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.TooManyColumns("", limits.columns()));
        }
        return Row.of(fields.number(), false, cells);
    }
}
