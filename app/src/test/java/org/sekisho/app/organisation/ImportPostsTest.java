package org.sekisho.app.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;

/** Taking posts and their seats over from a list. */
final class ImportPostsTest {

    private static final LocalDate SPRING = LocalDate.of(2025, 4, 1);
    private static final String HEADINGS = "所属コード,実施機関,職,定数\r\n";

    private final Town town = new Town();

    @Test
    void posts_of_sections_and_of_organs_are_established_and_seats_change_from_the_day_on() {
        var file = HEADINGS + "120,,係長,2\r\n,町長,町長,１\r\n110,,主事,5\r\n110,,課長,\r\n";
        assertThat(preview(file).items())
                .containsExactly(
                        new ImportPosts.Item.Established("税務課", "係長", 2),
                        new ImportPosts.Item.Established("町長", "町長", 1),
                        new ImportPosts.Item.SeatsChanged("総務課", "主事", 5, 2));
        assertThat(posts(SPRING)).contains("主事 2").doesNotContain("係長 2");
        take(file);
        assertThat(posts(SPRING)).contains("主事 5", "係長 2", "町長 1", "副町長 1", "課長 1");
        assertThat(posts(SPRING.minusDays(1))).contains("主事 2").doesNotContain("係長 2");
        assertThat(preview(file).items()).isEmpty();
    }

    @Test
    void every_problem_is_named_with_its_line_and_column_and_nothing_changes() {
        var first = town.somebody("佐藤", Town.BEGIN);
        var second = town.somebody("鈴木", Town.BEGIN);
        town.assign(Town.BEGIN, first, "主事", Holding.MAIN, Town.BEGIN, null);
        town.assign(Town.BEGIN, second, "主事", Holding.MAIN, SPRING.plusMonths(1), null);
        var file = HEADINGS + "777,,係長,1\r\n,,係長,1\r\n120,町長,係長,1\r\n120,,,1\r\n120,,係長,0\r\n120,,主査,二\r\n"
                + "110,,主事,1\r\n120,,主任,1\r\n120,,主任,2\r\n,議会,議長,1\r\n";
        assertThat(words(file))
                .containsExactlyInAnyOrder(
                        "2行目の「所属コード」：所属コード「777」の所属は、その日にはありません。",
                        "3行目の「所属コード」：所属コード又は実施機関のどちらか一方を入力してください。",
                        "4行目の「所属コード」：所属コード又は実施機関のどちらか一方を入力してください。",
                        "5行目の「職」：入力してください。",
                        "6行目の「定数」：定数は1以上9999以下で入力してください（入力：0）。",
                        "7行目の「定数」：定数は1以上9999以下で入力してください（入力：二）。",
                        "8行目の「定数」：定数1名に対し、2名が就いているか就く予定です。先に在職を終えてください。",
                        "10行目の「職」：職「主任」が二度書かれています。",
                        "11行目の「実施機関」：実施機関「議会」は、その日にはありません。");
        assertThat(posts(SPRING)).doesNotContain("係長 1", "主任 1").contains("主事 2");
    }

    @Test
    void a_post_whose_seats_change_later_already_is_named() {
        take(HEADINGS + "110,,主事,5\r\n");
        var bytes = (HEADINGS + "110,,主事,3\r\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> town.on(
                        Town.BEGIN,
                        actor -> town.app
                                .use(ImportPosts.class)
                                .preview(actor, new ImportPosts.Input(bytes, SPRING.minusDays(1)))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(words(refused))
                                .containsExactly("2行目の「職」：令和7年4月1日（2025-04-01）から始まる登録が既にあります。先にそれを取り消すか、訂正してください。"));
    }

    @Test
    void a_confirmation_of_something_else_than_was_shown_is_refused() {
        var bytes = (HEADINGS + "110,,主事,5\r\n").getBytes(StandardCharsets.UTF_8);
        var preview = preview(bytes);
        take(bytes, preview.fingerprint());
        assertThatThrownBy(() -> take(bytes, preview.fingerprint())).isInstanceOf(Refusal.Stale.class);
    }

    private ImportPosts.Preview preview(String file) {
        return preview(file.getBytes(StandardCharsets.UTF_8));
    }

    private ImportPosts.Preview preview(byte[] bytes) {
        return town.on(
                SPRING, actor -> town.app.use(ImportPosts.class).preview(actor, new ImportPosts.Input(bytes, SPRING)));
    }

    private void take(String file) {
        var bytes = file.getBytes(StandardCharsets.UTF_8);
        take(bytes, preview(bytes).fingerprint());
    }

    private void take(byte[] bytes, String fingerprint) {
        town.on(
                SPRING,
                actor ->
                        town.app.use(ImportPosts.class).take(actor, new ImportPosts.Input(bytes, SPRING), fingerprint));
    }

    private List<String> words(String file) {
        try {
            preview(file);
            return List.of();
        } catch (Refusal.Invalid refused) {
            return words(refused);
        }
    }

    private static List<String> words(Refusal.Invalid refused) {
        return refused.problems().stream()
                .map(problem -> Bundles.words(new Bundles().in(Bundles.JAPANESE), problem.message()))
                .toList();
    }

    private List<String> posts(LocalDate day) {
        return town.app
                .use(Roster.class)
                .chart(town.administrator(), AsOf.known(day))
                .posts()
                .map(post -> post.title() + " " + post.seats())
                .distinct()
                .toList();
    }
}
