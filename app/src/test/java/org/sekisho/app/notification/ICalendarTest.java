package org.sekisho.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The form of a calendar, judged by a reader that others wrote. */
final class ICalendarTest {

    private static final Instant STAMP = Instant.parse("2026-06-14T15:00:00Z");
    private static final String SIGNS = "ab;,\\:\"'\n 　期限監査髙﨑𠮷🏯é\t";

    @Test
    void whatever_a_title_holds_is_read_back_as_it_was_from_lines_of_75_octets() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            var title = text(random);
            var description = text(random);
            var written = ICalendar.write(
                    "名前", STAMP, List.of(new ICalendar.Event("u", LocalDate.EPOCH, title, description, "https://x/")));
            var about = "seed " + seed + ", round " + round + ": " + title;

            assertThat(written).as(about).endsWith("END:VCALENDAR\r\n");
            for (var line : written.split("\r\n")) {
                assertThat(line).as(about).doesNotContain("\r", "\n");
                assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                        .as(about)
                        .isLessThanOrEqualTo(75);
                assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                        .as(about)
                        .isEqualTo(line);
            }
            var event = Biweekly.parse(written).first().getEvents().getFirst();
            assertThat(event.getSummary().getValue()).as(about).isEqualTo(title.replace("\t", ""));
            assertThat(event.getDescription().getValue()).as(about).isEqualTo(description.replace("\t", ""));
        }
    }

    @Test
    void a_title_cannot_add_a_property() {
        var written = ICalendar.write(
                "名前",
                STAMP,
                List.of(new ICalendar.Event(
                        "u", LocalDate.EPOCH, "甲\r\nEND:VEVENT\rATTACH:https://evil.example/", "", "https://x/")));
        var calendar = Biweekly.parse(written).first();
        assertThat(calendar.getEvents()).hasSize(1);
        assertThat(calendar.getEvents().getFirst().getAttachments()).isEmpty();
    }

    @Test
    void a_day_is_a_whole_day() {
        var written = ICalendar.write(
                "名前", STAMP, List.of(new ICalendar.Event("u", LocalDate.of(2027, 3, 31), "監査", "", "https://x/")));
        assertThat(written).contains("\r\nDTSTART;VALUE=DATE:20270331\r\n", "\r\nDTSTAMP:20260614T150000Z\r\n");
        assertThat(Biweekly.parse(written)
                        .first()
                        .getEvents()
                        .getFirst()
                        .getDateStart()
                        .getValue()
                        .hasTime())
                .isFalse();
    }

    private static String text(Random random) {
        var signs = SIGNS.codePoints().toArray();
        var text = new StringBuilder("題");
        int length = random.nextInt(120);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(signs[random.nextInt(signs.length)]);
        }
        return text.append('末').toString();
    }
}
