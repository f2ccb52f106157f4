package org.sekisho.app.notification;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.stereotype.Component;

/**
 * Writes a digest in words: titles, states and days, a link to each, and nothing that is not public. In Japanese: whose language
 * it would be otherwise is known only while they look at a page.
 */
@Component
class DigestText {

    private final Texts texts;

    DigestText(Bundles bundles) {
        this.texts = bundles.in(Bundles.JAPANESE);
    }

    String subject(LocalDate day) {
        return texts.get("notification.mail.subject", Dates.day(texts, day));
    }

    String body(String bodyName, Asked asked, LocalDate day, URI site) {
        var text = new StringBuilder();
        line(text, texts.get("notification.mail.greeting", plain(bodyName), Dates.day(texts, day)));
        part(text, "notification.mail.own", asked.ofThemselves(), site);
        part(text, "notification.mail.answered", asked.answeredFor(), site);
        things(text, asked.things(), site);
        line(text, "");
        line(text, texts.get("notification.mail.more"));
        line(text, site.toString());
        line(text, "");
        line(text, texts.get("notification.mail.automatic"));
        line(text, site.resolve("account/notifications").toString());
        return text.toString();
    }

    private void part(StringBuilder text, String title, List<Asked.Line> lines, URI site) {
        if (lines.isEmpty()) {
            return;
        }
        line(text, "");
        line(text, texts.get(title));
        for (var one : lines) {
            var state = texts.get("notification.state." + one.state());
            line(
                    text,
                    one.due()
                            .map(due -> texts.get(
                                    "notification.mail.line", state, plain(one.title()), Dates.day(texts, due)))
                            .orElseGet(() -> texts.get("notification.mail.line.undated", state, plain(one.title()))));
            // Indented by nothing but spaces, so that mail programs make a link of it.
            line(text, "  " + site.resolve(one.path()));
        }
    }

    /** What reads the same and leads to the same page stands there once, with how many it is. */
    private void things(StringBuilder text, List<AsksPeople.Thing> things, URI site) {
        var parts = things.stream().collect(groupingBy(AsksPeople.Thing::part, LinkedHashMap::new, toList()));
        parts.forEach((part, ofPart) -> {
            line(text, "");
            line(text, texts.get("notification.mail.part", texts.get(part)));
            var alike = ofPart.stream()
                    .collect(groupingBy(
                            one -> new Alike(Bundles.words(texts, one.mail()), one.by(), one.path()),
                            LinkedHashMap::new,
                            counting()));
            alike.forEach((one, times) -> {
                var what = times == 1
                        ? plain(one.words())
                        : texts.get("notification.mail.times", plain(one.words()), times);
                line(
                        text,
                        one.by()
                                .map(day -> texts.get("notification.mail.thing", what, Dates.day(texts, day)))
                                .orElseGet(() -> texts.get("notification.mail.thing.undated", what)));
                line(text, "  " + site.resolve(one.path()));
            });
        });
    }

    private record Alike(String words, Optional<LocalDate> by, String path) {}

    /** What somebody named, on one line. */
    private static String plain(String name) {
        return name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
