package org.sekisho.app.shared;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sekisho.policytext.Wareki;

/** What is wrong with an input, all of it, before it is refused. */
public final class Problems {

    /** The longest name, title or code that is taken, in characters. */
    private static final int LONGEST = 100;

    private static final int LONGEST_REASON = 1000;

    private static final LocalDate EARLIEST = Wareki.FIRST;
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final String module;
    private final List<Refusal.Problem> found = new ArrayList<>();

    /** @param module whose messages are used: {@code module.refusal.missing} */
    public Problems(String module) {
        this.module = module;
    }

    public void add(String field, String key, Object... arguments) {
        found.add(new Refusal.Problem(field, Message.of(module + ".refusal." + key, arguments)));
    }

    public void add(String field, Message message) {
        found.add(new Refusal.Problem(field, message));
    }

    private void addCommon(String field, String key, Object... arguments) {
        found.add(new Refusal.Problem(field, Message.of("shared.refusal." + key, arguments)));
    }

    /** Asks for a short text on one line. */
    public void requireText(String field, String text) {
        if (text.isBlank()) {
            addCommon(field, "missing");
        } else {
            requirePlain(field, text, LONGEST);
        }
    }

    /** Asks for no more than a short text on one line. */
    public void requirePlain(String field, String text) {
        requirePlain(field, text, LONGEST);
    }

    /** Asks for no more than a text of several lines. */
    public void requireLines(String field, String text) {
        requirePlain(field, text.replaceAll("\\R", " "), LONGEST_REASON);
    }

    /** Asks for a reason in words; it may have several lines. */
    public void requireReason(String field, String reason) {
        if (reason.isBlank()) {
            addCommon(field, "missing");
        } else {
            requireLines(field, reason);
        }
    }

    /** Asks for a day that a register of a local government can speak of. */
    public void requireDay(String field, LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            addCommon(field, "day-out-of-range", day.toString());
        }
    }

    /** Asks for something to do, on a day that a register can speak of. */
    public void requireSome(Collection<?> items, String field, LocalDate day) {
        if (items.isEmpty()) {
            addCommon("", "nothing");
        }
        requireDay(field, day);
    }

    public void requireSpan(String field, LocalDate from, Optional<LocalDate> to) {
        requireDay(field, from);
        if (to.isPresent()) {
            requireDay(field, to.get());
            if (!to.get().isAfter(from) && !from.isAfter(LATEST) && !to.get().isBefore(EARLIEST)) {
                addCommon(field, "end-before-beginning", day(to.get()), day(from));
            }
        }
    }

    /** A day as it is put into a sentence. */
    public static Message day(LocalDate day) {
        return Message.of("shared.day", Wareki.format(day), day.toString());
    }

    private void requirePlain(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            addCommon(field, "too-long", longest);
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            addCommon(field, "control-character");
        }
    }

    /** Asks for a day that is not yet to come. */
    public void requirePast(String field, LocalDate day, LocalDate today) {
        requireDay(field, day);
        if (day.isAfter(today)) {
            addCommon(field, "day-to-come", day(day));
        }
    }

    public boolean any() {
        return !found.isEmpty();
    }

    public List<Refusal.Problem> found() {
        return List.copyOf(found);
    }

    /** @throws Refusal.Invalid with everything that was found, if anything was */
    public void refuseIfAny() {
        if (any()) {
            throw new Refusal.Invalid(found);
        }
    }
}
