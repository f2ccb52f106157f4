package org.sekisho.classification;

import java.util.List;

/**
 * What of a body's 対策基準 a rule carries out.
 *
 * @param heading of the guideline ({@code 2.(2) 情報資産の管理})
 * @param controls ids of the controls in the catalogue that it belongs to ({@code assets.carry-out})
 */
public record Clause(String heading, List<String> controls) {
    public Clause {
        controls = List.copyOf(controls);
    }

    static Clause read(DataFile.Entry entry) throws DataUnreadable {
        var clause = entry.entry("clause");
        var read = new Clause(clause.text("heading"), clause.texts("controls"));
        clause.done();
        return read;
    }
}
