package org.sekisho.app.api.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.Wareki;

/** What the parameters of a request say. What cannot be read is a problem of its parameter; all are told at once. */
final class Asked {

    static final int USUAL_SIZE = 100;
    static final int MOST_SIZE = 1000;
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final LocalDate today;
    private final List<Refusal.Problem> problems = new ArrayList<>();

    Asked(LocalDate today) {
        this.today = today;
    }

    /** The day and whose knowledge of it counts; today as known now where nothing is said. */
    AsOf asOf(Optional<String> on, Optional<String> known) {
        var day = on.map(this::day).orElse(today);
        var knowledge =
                known.map(text -> one("known", text, AsOf.Knowledge.class)).orElse(AsOf.Knowledge.NOW);
        return new AsOf(day, knowledge);
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

    /** Which part of a list. */
    Part part(Optional<String> page, Optional<String> size) {
        return new Part(
                page.map(text -> number("page", text, 1_000_000)).orElse(1),
                size.map(text -> number("size", text, MOST_SIZE)).orElse(USUAL_SIZE));
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

    void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }

    /** A part of a list. @param page from 1 */
    record Part(int page, int size) {
        <T> Json.Page<T> of(List<T> all) {
            int from = (int) Math.min((page - 1L) * size, all.size());
            return new Json.Page<>(
                    List.copyOf(all.subList(from, Math.min(from + size, all.size()))), page, size, all.size());
        }
    }

    /** An identifier in an address. @throws Refusal.NotFound if it is none */
    static UUID id(String text, String what) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal.NotFound(what);
        }
    }
}
