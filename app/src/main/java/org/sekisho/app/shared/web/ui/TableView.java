package org.sekisho.app.shared.web.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table that is sorted, filtered and paged by the server: its state stands in the address, so that it can be
 * bookmarked, sent and gone back to.
 *
 * <p>Address parameters: {@code sort} (see {@link Sort}), {@code page} (from 1; see {@link Paging}), and one per filter.
 *
 * @param id the table's id in the page; only what carries it is exchanged when the table changes
 * @param caption what the table lists, read out and shown above it
 * @param path the address of the page without parameters
 */
public record TableView(
        String id,
        String caption,
        String path,
        List<Column> columns,
        List<Filter> filters,
        Optional<Sort> sort,
        Paging paging) {

    public TableView {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
    }

    /** A table that shows all its rows in one order. */
    public static TableView plain(String id, String caption, List<Column> columns, long rows) {
        int size = (int) Math.max(1, rows);
        return new TableView(id, caption, "", columns, List.of(), Optional.empty(), new Paging(1, size, rows));
    }

    /** The label of a column, for the {@code data-label} of its cells on a narrow screen. */
    public String label(String key) {
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .map(Column::label)
                .orElseThrow(() -> new IllegalArgumentException("table " + id + " has no column " + key));
    }

    /** Whether somebody can choose what the table shows; what only stands in the address is nothing to choose. */
    public boolean asks() {
        return filters.stream().anyMatch(filter -> !(filter instanceof Filter.Kept));
    }

    public boolean filtered() {
        return filters.stream()
                .anyMatch(filter ->
                        !(filter instanceof Filter.Kept) && !filter.value().isEmpty());
    }

    /** {@code ascending}, {@code descending} or {@code none}, as {@code aria-sort} wants it. */
    public String order(Column column) {
        return sort.filter(by -> by.column().equals(column.key()))
                .map(by -> by.descending() ? "descending" : "ascending")
                .orElse("none");
    }

    public Icon sortIcon(Column column) {
        return switch (order(column)) {
            case "ascending" -> Icon.SORT_UP;
            case "descending" -> Icon.SORT_DOWN;
            case String unsorted -> Icon.SORT;
        };
    }

    /** The address that sorts by {@code column}: ascending first, then the other way at each call. */
    public String sortHref(Column column) {
        boolean turn = order(column).equals("ascending");
        return href(Optional.of(new Sort(column.key(), turn)), 1, true);
    }

    public String pageHref(int number) {
        return href(sort, number, true);
    }

    /** The address without any filter, in the same order. */
    public String clearHref() {
        return href(sort, 1, false);
    }

    /**
     * The address of something else about the same rows in the same order, such as a file of them.
     *
     * @param below what stands behind the address of the page
     */
    public String besideHref(String below, String parameter, String value) {
        var asked = href(sort, 1, true).substring(path.length());
        return path + below + (asked.isEmpty() ? "?" : asked + "&") + encode(parameter) + "=" + encode(value);
    }

    private String href(Optional<Sort> by, int number, boolean keepFilters) {
        var parameters = new LinkedHashMap<String, String>();
        filters.stream()
                .filter(filter -> (keepFilters || filter instanceof Filter.Kept)
                        && !filter.value().isEmpty())
                .forEach(filter -> parameters.put(filter.name(), filter.value()));
        by.ifPresent(order -> parameters.put("sort", order.token()));
        if (number > 1) {
            parameters.put(paging.parameter(), Integer.toString(number));
        }
        return parameters.isEmpty()
                ? path
                : parameters.entrySet().stream().map(TableView::pair).collect(Collectors.joining("&", path + "?", ""));
    }

    private static String pair(Map.Entry<String, String> parameter) {
        return encode(parameter.getKey()) + "=" + encode(parameter.getValue());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
