package org.sekisho.app.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.Wareki;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What the parameters of a request say, and the answer to it. What cannot be read is a problem of its parameter; all are
 * told at once, before anything is read.
 */
final class Asked {

    static final int USUAL_SIZE = 100;
    static final int MOST_SIZE = 1000;
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final HttpServletRequest request;
    private final LocalDate today;
    private final List<Refusal.Problem> problems = new ArrayList<>();
    private AsOf asOf;
    private Part part = new Part(1, USUAL_SIZE);

    Asked(HttpServletRequest request, LocalDate today) {
        this.request = request;
        this.today = today;
        this.asOf = AsOf.known(today);
    }

    /** With the day and whose knowledge of it counts; today as known now where nothing is said. */
    Asked on(Optional<String> on, Optional<String> known) {
        var day = on.map(this::day).orElse(today);
        var knowledge =
                known.map(text -> one("known", text, AsOf.Knowledge.class)).orElse(AsOf.Knowledge.NOW);
        asOf = new AsOf(day, knowledge);
        return this;
    }

    private LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            if (!day.isBefore(Wareki.FIRST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeParseException unread) {
            // Said below.
        }
        problems.add(new Refusal.Problem("on", Message.of("api.refusal.day", text)));
        return today;
    }

    /** One of the constants, in any case; empty where nothing is said. */
    <E extends Enum<E>> Optional<E> one(String parameter, Optional<String> text, Class<E> of) {
        return text.map(said -> one(parameter, said, of));
    }

    private <E extends Enum<E>> E one(String parameter, String text, Class<E> of) {
        var wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(of.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    problems.add(new Refusal.Problem(
                            parameter,
                            Message.of(
                                    "api.refusal.one-of",
                                    text,
                                    Arrays.stream(of.getEnumConstants())
                                            .map(Enum::name)
                                            .collect(Collectors.joining(", ")))));
                    return of.getEnumConstants()[0];
                });
    }

    /** With which part of a list; the first of the usual size where nothing is said. */
    Asked part(Optional<String> page, Optional<String> size) {
        return part(page, size, MOST_SIZE);
    }

    /** @param most the longest that the part may be */
    Asked part(Optional<String> page, Optional<String> size, int most) {
        part = new Part(
                page.map(text -> number("page", text, 1_000_000)).orElse(1),
                size.map(text -> number("size", text, most)).orElse(USUAL_SIZE));
        return this;
    }

    /** Adds what is wrong with a parameter that the address alone knows. */
    void problem(String parameter, Message message) {
        problems.add(new Refusal.Problem(parameter, message));
    }

    /** The day, where there is nothing else to answer with. */
    AsOf day() {
        refuseIfAny();
        return asOf;
    }

    private int number(String parameter, String text, int most) {
        if (text.matches("\\d{1,7}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        problems.add(new Refusal.Problem(parameter, Message.of("api.refusal.number", text, most)));
        return 1;
    }

    /** Answers with what is found for the day. */
    <T> ResponseEntity<T> answer(Function<AsOf, T> found) {
        refuseIfAny();
        return Answers.of(found.apply(asOf));
    }

    /** Answers with the part of what is found for the day. */
    <T> ResponseEntity<Json.Page<T>> list(Function<AsOf, List<T>> found) {
        return parts((at, wanted) -> {
            var all = found.apply(at);
            int from = (int) Math.min(wanted.first(), all.size());
            return new Some<>(all.subList(from, Math.min(from + wanted.size(), all.size())), all.size());
        });
    }

    /** Answers with the part of a list that is itself read in parts. */
    <T> ResponseEntity<Json.Page<T>> parts(BiFunction<AsOf, Part, Some<T>> found) {
        refuseIfAny();
        var some = found.apply(asOf, part);
        boolean more = part.first() + some.items().size() < some.total()
                && !some.items().isEmpty();
        return Answers.of(new Json.Page<>(
                List.copyOf(some.items()),
                part.page(),
                part.size(),
                some.total(),
                more ? Optional.of(next()) : Optional.empty()));
    }

    /** The address of this request, of the next page. */
    private String next() {
        return ServletUriComponentsBuilder.fromRequest(request)
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("page", part.page() + 1)
                .build()
                .toUriString();
    }

    private void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }

    /** A part of a list. @param page from 1 */
    record Part(int page, int size) {
        /** How many stand before it. */
        long first() {
            return (page - 1L) * size;
        }
    }

    /** What stands in a part of a list, and how much the list has. */
    record Some<T>(List<T> items, long total) {}
}
