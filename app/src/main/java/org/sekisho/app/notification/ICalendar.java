package org.sekisho.app.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes a calendar of whole days (RFC 5545): lines end in CRLF and are folded at 75 octets of UTF-8, never within a
 * character; what separates values is escaped.
 */
final class ICalendar {

    private static final int MOST_OCTETS = 75;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private ICalendar() {}

    /**
     * One day.
     *
     * @param uid the same for as long as it is the same thing, whatever its day becomes
     */
    record Event(String uid, LocalDate day, String summary, String description, String url) {}

    static String write(String name, Instant stamp, List<Event> events) {
        var text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Sekisho//Duties//JA");
        line(text, "CALSCALE:GREGORIAN");
        line(text, "METHOD:PUBLISH");
        line(text, "X-WR-CALNAME:" + escaped(name));
        for (var event : events) {
            line(text, "BEGIN:VEVENT");
            line(text, "UID:" + escaped(event.uid()));
            line(text, "DTSTAMP:" + MOMENT.format(stamp));
            line(text, "DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(event.day()));
            line(text, "SUMMARY:" + escaped(event.summary()));
            line(text, "DESCRIPTION:" + escaped(event.description()));
            line(text, "URL:" + event.url());
            line(text, "TRANSP:TRANSPARENT");
            line(text, "END:VEVENT");
        }
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    /** A text value (RFC 5545, section 3.3.11); control characters but the line feed are left out. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().forEach(sign -> {
            switch (sign) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(sign);
                case '\n' -> escaped.append("\\n");
                default -> {
                    boolean lone = sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE;
                    if (!Character.isISOControl(sign) && !lone) {
                        escaped.appendCodePoint(sign);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** Adds a line, folded (RFC 5545, section 3.1). */
    private static void line(StringBuilder text, String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int sign = line.codePointAt(at);
            int size = Character.toString(sign).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(sign);
            octets += size;
            at += Character.charCount(sign);
        }
        text.append("\r\n");
    }
}
