package org.sekisho.worksheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file that can be read as one or more tables. It is kept in memory as it came. */
public final class Opened {

    private final byte[] bytes;
    private final String file;
    private final Format format;
    private final Optional<ExcelBook> book;
    private final List<Sheet> sheets = new ArrayList<>();

    Opened(byte[] bytes, String file, Format format, Optional<ExcelBook> book, List<? extends Grid> grids) {
        this.bytes = bytes;
        this.file = file;
        this.format = format;
        this.book = book;
        for (var grid : grids) {
            sheets.add(new Sheet(this, sheets.size(), grid));
        }
    }

    /** Name of the file, without folders. */
    public String file() {
        return file;
    }

    public Format format() {
        return format;
    }

    /** Its sheets in their order, hidden ones too. */
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    public Optional<Sheet> sheet(String name) {
        return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }

    /** The sheet whose table fits the targets best; a hidden one only if no other has a table. */
    public Optional<Sheet> likeliest(List<Target> targets) {
        Optional<Sheet> best = Optional.empty();
        double most = -1;
        for (var sheet : sheets) {
            var columns = sheet.columns(targets);
            if (columns.isEmpty()) {
                continue;
            }
            double score = Mapping.propose(columns.get(), targets).matches().stream()
                            .mapToInt(Mapping.Match::score)
                            .sum()
                    + Math.min(sheet.filledRows(), 1_000) / 100.0
                    + (sheet.hidden() ? 0 : 100_000);
            if (score > most) {
                most = score;
                best = Optional.of(sheet);
            }
        }
        return best;
    }

    byte[] bytes() {
        return bytes;
    }

    Optional<ExcelBook> book() {
        return book;
    }
}
