package org.sekisho.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.Message;

/** What a digest says of things that wait beside the duties. */
final class DigestTextTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private final DigestText text = AppFixture.serving().use(DigestText.class);

    @Test
    void things_alike_stand_there_once_with_their_number_their_day_and_a_link() {
        var one = thing("第5条", Optional.of(LocalDate.of(2026, 12, 5)), "conduct/sections/1");
        var other = thing("第6条", Optional.of(LocalDate.of(2026, 12, 5)), "conduct/sections/1");
        var apart = thing("第7条", Optional.empty(), "conduct/sections/2");
        var body = body(List.of(one, other, apart));
        assertThat(body)
                .contains("■ 例外措置で対応が必要なもの")
                .contains("・例外措置の期限が7日以内に来ます。（2件）（期限：令和8年12月5日）")
                .contains("・例外措置の期限が7日以内に来ます。\n  https://sekisho.city.example/conduct/sections/2")
                .containsOnlyOnce("conduct/sections/1")
                .containsOnlyOnce("■");
    }

    @Test
    void what_only_a_page_may_say_is_in_no_mail() {
        assertThat(body(List.of(thing("秘密の件名", Optional.empty(), "exceptions/1"))))
                .doesNotContain("秘密の件名");
    }

    private String body(List<AsksPeople.Thing> things) {
        return text.body(
                "花見町", new Asked(List.of(), List.of(), things), DAY, URI.create("https://sekisho.city.example/"));
    }

    private static AsksPeople.Thing thing(String title, Optional<LocalDate> by, String path) {
        return new AsksPeople.Thing(
                "exceptions.waiting.part",
                Message.of("exceptions.waiting.ends", title, "システム"),
                Message.of("exceptions.waiting.ends-this-week.mail"),
                by,
                true,
                path);
    }
}
