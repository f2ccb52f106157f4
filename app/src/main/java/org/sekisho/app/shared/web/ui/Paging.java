package org.sekisho.app.shared.web.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The part of a long list that one page shows.
 *
 * @param number the page shown, counted from 1; a number past the end becomes the last page
 * @param size rows to a page, at least 1
 * @param total rows in all
 * @param parameter what the page is called in the address; a second table of a page needs a name of its own
 */
public record Paging(int number, int size, long total, String parameter) {

    public Paging(int number, int size, long total) {
        this(number, size, total, "page");
    }

    public Paging {
        if (size < 1 || total < 0) {
            throw new IllegalArgumentException("a page needs size >= 1 and total >= 0: " + size + ", " + total);
        }
        number = (int) Math.clamp(number, 1, Math.max(1, (total + size - 1) / size));
    }

    /** A step in the list of pages: a page, or a gap where pages are left out. */
    public sealed interface Step {}

    /** A page one can go to. */
    public record Go(int number, boolean current) implements Step {}

    /** Pages left out. */
    public record Gap() implements Step {}

    /** The page that an address asks for; the first where it asks for none or writes no number. */
    public static int asked(String page) {
        return page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
    }

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** Rows before the first one shown. */
    public long offset() {
        return (long) (number - 1) * size;
    }

    /** The first row shown, counted from 1; 0 when there is none. */
    public long first() {
        return total == 0 ? 0 : offset() + 1;
    }

    /** The last row shown, counted from 1. */
    public long last() {
        return Math.min(total, offset() + size);
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < pages();
    }

    /** The first, the last and the pages around the one shown, with gaps between. */
    public List<Step> steps() {
        var shown = new TreeSet<Integer>();
        shown.add(1);
        shown.add(pages());
        for (int near = number - 1; near <= number + 1; near++) {
            if (near >= 1 && near <= pages()) {
                shown.add(near);
            }
        }
        var steps = new ArrayList<Step>();
        int before = 0;
        for (int page : shown) {
            if (page == before + 2) {
                steps.add(new Go(before + 1, false));
            } else if (page > before + 2) {
                steps.add(new Gap());
            }
            steps.add(new Go(page, page == number));
            before = page;
        }
        return List.copyOf(steps);
    }
}
