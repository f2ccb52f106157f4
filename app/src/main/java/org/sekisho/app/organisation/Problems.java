package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.Wareki;

/** What is wrong with an input, all of it, before it is refused. */
final class Problems {

    /** The longest name, title or code that is taken, in characters. */
    private static final int LONGEST = 100;

    private static final int LONGEST_REASON = 1000;

    private static final LocalDate EARLIEST = Wareki.FIRST;
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final List<Refusal.Problem> found = new ArrayList<>();

    void add(String field, String key, Object... arguments) {
        found.add(new Refusal.Problem(field, Message.of("organisation.refusal." + key, arguments)));
    }

    void add(String field, Message message) {
        found.add(new Refusal.Problem(field, message));
    }

    /** Asks for a short text on one line. */
    void requireText(String field, String text) {
        if (text.isBlank()) {
            add(field, "missing");
        } else {
            requirePlain(field, text, LONGEST);
        }
    }

    /** Asks for no more than a short text on one line. */
    void requirePlain(String field, String text) {
        requirePlain(field, text, LONGEST);
    }

    /** Asks for a reason in words; it may have several lines. */
    void requireReason(String field, String reason) {
        if (reason.isBlank()) {
            add(field, "missing");
        } else {
            requirePlain(field, reason.replaceAll("\\R", " "), LONGEST_REASON);
        }
    }

    /** Asks for a day that a register of a local government can speak of. */
    void requireDay(String field, LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            add(field, "day-out-of-range", day.toString());
        }
    }

    /** Asks for something to do, on a day that a register can speak of. */
    void requireSome(Collection<?> items, String field, LocalDate day) {
        if (items.isEmpty()) {
            add("", "nothing");
        }
        requireDay(field, day);
    }

    void requireSpan(String field, LocalDate from, Optional<LocalDate> to) {
        requireDay(field, from);
        if (to.isPresent()) {
            requireDay(field, to.get());
            if (!to.get().isAfter(from) && !from.isAfter(LATEST) && !to.get().isBefore(EARLIEST)) {
                add(field, "end-before-beginning", day(to.get()), day(from));
            }
        }
    }

    /** A day as it is put into a sentence. */
    static Message day(LocalDate day) {
        return Message.of("organisation.day", Wareki.format(day), day.toString());
    }

    private void requirePlain(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            add(field, "too-long", longest);
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            add(field, "control-character");
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    List<Refusal.Problem> found() {
        return List.copyOf(found);
    }

    /** @throws Refusal.Invalid with everything that was found, if anything was */
    void refuseIfAny() {
        if (any()) {
            throw new Refusal.Invalid(found);
        }
    }
}
