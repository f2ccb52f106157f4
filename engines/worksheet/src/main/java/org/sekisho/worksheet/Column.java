package org.sekisho.worksheet;

import java.util.List;

/**
 * A column of a table.
 *
 * @param place from 0, counted on the sheet
 * @param key what the column is remembered by: its name without spaces, marks and width, numbered where it repeats
 * @param headings what stands above it from top to bottom, without repetition; empty if nothing does
 * @param hidden whether a spreadsheet program hides it
 * @param content what stands in it
 */
public record Column(int place, String key, List<String> headings, boolean hidden, Content content) {
    public Column {
        headings = List.copyOf(headings);
    }

    /** The headings joined: 管理部署／課名. */
    public String name() {
        return String.join("／", headings);
    }

    /** What a spreadsheet program calls it: {@code AB}. */
    public String letters() {
        return Letters.of(place);
    }

    /**
     * What stands in the cells of the first rows.
     *
     * @param lines how many rows were looked at
     * @param filled how many of them have something in the column
     * @param distinct how many different ones
     * @param days how many are a day
     * @param numbers how many are a whole number
     * @param yesNo how many are yes or no
     * @param periods how many are a period
     * @param examples up to five different ones
     */
    public record Content(
            int lines, int filled, int distinct, int days, int numbers, int yesNo, int periods, List<String> examples) {
        public Content {
            examples = List.copyOf(examples);
        }
    }
}
