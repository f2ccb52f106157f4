package org.sekisho.app.shared.web.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TableViewTest {

    private static final Column OWNER = Column.text("owner", "担当する職").sorted();
    private static final Column DUE = Column.date("due", "期限").sorted();
    private static final Column NOTE = Column.text("note", "備考");

    @Test
    void sorting_by_a_column_again_turns_it_around_and_begins_at_the_first_page() {
        var table = table(Optional.of(Sort.by("due")), new Paging(3, 20, 214), "");
        assertThat(table.order(DUE)).isEqualTo("ascending");
        assertThat(table.sortHref(DUE)).isEqualTo("/duties?sort=-due");
        assertThat(table.sortHref(OWNER)).isEqualTo("/duties?sort=owner");
        assertThat(table(Optional.of(Sort.byDescending("due")), new Paging(1, 20, 214), "")
                        .sortHref(DUE))
                .isEqualTo("/duties?sort=due");
    }

    @Test
    void a_page_keeps_filter_and_order_and_the_filter_survives_any_character() {
        var table = table(Optional.of(Sort.byDescending("due")), new Paging(1, 20, 214), "税務課 & \"#");
        assertThat(table.pageHref(2)).isEqualTo("/duties?q=%E7%A8%8E%E5%8B%99%E8%AA%B2+%26+%22%23&sort=-due&page=2");
        assertThat(table.clearHref()).isEqualTo("/duties?sort=-due");
        assertThat(table.filtered()).isTrue();
    }

    @Test
    void a_table_with_nothing_to_choose_shows_no_filter() {
        var table = table(Optional.empty(), new Paging(1, 20, 214), "");
        assertThat(table.asks()).isTrue();
        var kept = new TableView(
                table.id(),
                table.caption(),
                table.path(),
                table.columns(),
                List.of(new Filter.Kept("on", "2026-04-01")),
                table.sort(),
                table.paging());
        assertThat(kept.asks()).isFalse();
        assertThat(kept.pageHref(2)).isEqualTo("/duties?on=2026-04-01&page=2");
    }

    @Test
    void an_address_can_only_sort_by_a_column_that_is_there_and_sortable() {
        var columns = List.of(OWNER, DUE, NOTE);
        assertThat(Sort.read("-due", columns)).contains(Sort.byDescending("due"));
        assertThat(Sort.read("owner", columns)).contains(Sort.by("owner"));
        assertThat(Sort.read("note", columns)).isEmpty();
        assertThat(Sort.read("due;drop", columns)).isEmpty();
        assertThat(Sort.read("", columns)).isEmpty();
    }

    @Test
    void a_label_of_no_column_is_a_defect_of_the_page() {
        var table = table(Optional.empty(), new Paging(1, 20, 0), "");
        assertThat(table.label("due")).isEqualTo("期限");
        assertThatThrownBy(() -> table.label("owned")).hasMessageContaining("owned");
    }

    private static TableView table(Optional<Sort> sort, Paging paging, String words) {
        return new TableView(
                "duties",
                "義務",
                "/duties",
                List.of(OWNER, DUE, NOTE),
                List.of(new Filter.Words("q", "検索する語句", words)),
                sort,
                paging);
    }
}
