package org.sekisho.worksheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the rows in which the columns of a table are named.
 *
 * <p>Each block of one to three rows near the top is judged: how many columns it names, with how many different names, how
 * many of them are words that ledgers use or that the caller asks for, whether what stands below is of another nature
 * than the names, and whether headings that are merged or left blank speak for several rows. Titles name few columns;
 * rows of the table itself are seldom of texts alone.
 */
final class Header {

    private static final int DEEPEST = 40;
    private static final int MOST_ROWS = 3;
    private static final int LONGEST_HEADING = 40;
    private static final int LOOKED_AT_BELOW = 20;

    /** Words that headings of ledgers end or begin with. */
    private static final Pattern USUAL =
            Pattern.compile("(no|番号|通番|項番|連番|コード|id|名称|資産名|名|氏名|件名|部署|部局|課|係|所属|所管|担当者?|管理者|責任者|利用者|取扱者|"
                    + "区分|分類|種別|種類|形態|媒体|機密性|完全性|可用性|重要度|重要性|レベル|ランク|期間|期限|日|年月日|日付|時期|年度|場所|保管先|保存先|方法|手段|件数|人数|数量|台数|"
                    + "有無|可否|要否|該当|対象|内容|概要|目的|用途|理由|備考|摘要|摘|注記|状況|状態|電話番号?|内線|メール|住所|事業者|契約|委託先|システム|サーバ|"
                    + "name|code|date|type|class|owner|section|place|note|remarks|number)$");

    private final List<Row> rows;
    private final Merges merges;
    private final Set<String> asked;
    private final int width;

    private Header(List<Row> rows, Merges merges, List<Target> targets) {
        this.rows = rows;
        this.merges = merges;
        asked = targets.stream()
                .flatMap(target -> target.names().stream())
                .map(Words::heading)
                .collect(Collectors.toCollection(HashSet::new));
        width = rows.stream().mapToInt(row -> row.filled().size()).max().orElse(0);
    }

    /** How well a block names columns. */
    record Found(HeaderRows rows, double score) {}

    static Optional<Found> find(List<Row> sample, Merges merges, List<Target> targets) {
        return new Header(sample, merges, targets).find();
    }

    private Optional<Found> find() {
        Optional<Found> best = Optional.empty();
        for (int top = 0; top < Math.min(DEEPEST, rows.size()); top++) {
            for (int height = 1; height <= MOST_ROWS && top + height <= rows.size(); height++) {
                if (rows.get(top + height - 1).number() != rows.get(top).number() + height - 1) {
                    break;
                }
                double score = score(top, height);
                if (score > 0 && (best.isEmpty() || score > best.get().score() + 0.01)) {
                    best = Optional.of(new Found(
                            new HeaderRows(
                                    rows.get(top).number(),
                                    rows.get(top + height - 1).number()),
                            score));
                }
            }
        }
        return best;
    }

    /** The names of columns from top to bottom, by place. */
    static Map<Integer, List<String>> headings(List<Row> block, Merges merges, int width) {
        Map<Integer, List<String>> names = new TreeMap<>();
        for (int column = 0; column < width; column++) {
            var parts = new ArrayList<String>();
            for (int i = 0; i < block.size(); i++) {
                var part = oneLine(block.get(i).text(column));
                if (part.isEmpty() && i + 1 < block.size()) {
                    part = groupToTheLeft(block, i, column, merges);
                }
                if (!part.isEmpty() && (parts.isEmpty() || !parts.getLast().equals(part))) {
                    parts.add(part);
                }
            }
            if (!parts.isEmpty()) {
                names.put(column, parts);
            }
        }
        return names;
    }

    /** A group heading that was never merged: it stands over the first of its columns, and the others are blank. */
    private static String groupToTheLeft(List<Row> block, int row, int column, Merges merges) {
        if (block.get(row + 1).text(column).isEmpty()) {
            return "";
        }
        for (int left = column - 1; left >= 0; left--) {
            var group = oneLine(block.get(row).text(left));
            var below = block.get(row + 1).text(left);
            if (!group.isEmpty()) {
                boolean merged = merges.from(block.get(row).number(), left).isPresent()
                        || block.get(row).own(left).isBlank();
                return merged || below.isEmpty() || oneLine(below).equals(group) ? "" : group;
            }
            if (below.isEmpty()) {
                return "";
            }
        }
        return "";
    }

    static String oneLine(String text) {
        return Words.strip(text).replaceAll("[\\s\\u3000]*\\n[\\s\\u3000]*", "");
    }

    private double score(int top, int height) {
        var block = rows.subList(top, top + height);
        var names = headings(block, merges, width);
        if (names.size() < 2 || !isHeaderLike(block)) {
            return 0;
        }
        var below = rows.subList(top + height, Math.min(rows.size(), top + height + LOOKED_AT_BELOW));
        int filledBelow = 0;
        int namedBelow = 0;
        int contrasts = 0;
        for (int column = 0; column < width; column++) {
            int filled = 0;
            int other = 0;
            for (var row : below) {
                if (!row.cell(column).isBlank()) {
                    filled++;
                    other += isText(row.cell(column)) ? 0 : 1;
                }
            }
            if (filled > 0) {
                filledBelow++;
                if (names.containsKey(column)) {
                    namedBelow++;
                    contrasts += other * 2 > filled ? 1 : 0;
                }
            }
        }
        double score = 0;
        var different = new HashSet<String>();
        for (var name : names.values()) {
            different.add(String.join("/", name));
            score += known(name);
        }
        score += 0.5 * names.size() + 0.5 * different.size() + contrasts;
        score += filledBelow == 0 ? 0 : 5.0 * namedBelow / filledBelow;
        score -= 2.0 * strange(block);
        score += height == 1 ? 0 : structure(block) - 1.5 * height;
        return score - 0.02 * top;
    }

    /** How sure it is that these are names of a column. */
    private double known(List<String> name) {
        for (var said : List.of(name.getLast(), String.join("", name), name.getFirst())) {
            if (asked.contains(Words.heading(said)) || asked.contains(Words.headingAlone(said))) {
                return 2.5;
            }
        }
        var last = Words.headingAlone(name.getLast());
        return last.length() <= 12 && USUAL.matcher(last).find() ? 1.5 : 0;
    }

    /** Each row of a header has at least two different texts, and no row of it is of numbers. */
    private boolean isHeaderLike(List<Row> block) {
        for (var row : block) {
            var texts = new HashSet<String>();
            int filled = 0;
            int text = 0;
            for (int column = 0; column < width; column++) {
                var cell = row.cell(column);
                if (!cell.isBlank()) {
                    filled++;
                    text += isText(cell) ? 1 : 0;
                    texts.add(row.text(column));
                }
            }
            if (texts.size() < 2 || text * 2 < filled) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(Raw cell) {
        return cell instanceof Raw.Text text
                && Numbers.of(text.value()).isEmpty()
                && YesNos.of(text.value()).isEmpty()
                && !Days.looksLike(cell);
    }

    /** How many cells are not like headings. */
    private int strange(List<Row> block) {
        int strange = 0;
        for (var row : block) {
            for (var cell : row.own()) {
                if (!cell.isBlank() && (!isText(cell) || cell.text().length() > LONGEST_HEADING)) {
                    strange++;
                }
            }
        }
        return strange;
    }

    /** What speaks for several rows: merged headings and blanks; and against: two texts one above the other without. */
    private double structure(List<Row> block) {
        double sum = 0;
        for (int i = 0; i + 1 < block.size(); i++) {
            var upper = block.get(i);
            var lower = block.get(i + 1);
            double pair = 0;
            for (int column = 0; column < width; column++) {
                if (upper.own(column).isBlank()) {
                    continue;
                }
                var area = merges.from(upper.number(), column);
                boolean spansDown = area.isPresent() && area.get().height() > 1;
                boolean spansRight = area.isPresent() && area.get().width() > 1;
                if (spansDown) {
                    pair += 2;
                } else if (spansRight) {
                    pair += differentBelow(lower, area.get()) > 1 ? 2.5 : -1;
                } else if (lower.text(column).isEmpty()) {
                    pair += 0.7;
                } else if (column + 1 < width
                        && upper.cell(column + 1).isBlank()
                        && !lower.cell(column + 1).isBlank()) {
                    pair += 2;
                } else {
                    pair -= 2;
                }
            }
            if (pair <= 0) {
                return -100;
            }
            sum += pair;
        }
        return sum;
    }

    private static int differentBelow(Row lower, Area area) {
        var texts = new HashSet<String>();
        for (int column = area.firstColumn(); column <= area.lastColumn(); column++) {
            if (!lower.cell(column).isBlank()) {
                texts.add(lower.text(column));
            }
        }
        return texts.size();
    }
}
