package org.sekisho.app.schemes;

import java.util.List;
import java.util.Optional;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Level;
import org.sekisho.classification.Move;
import org.sekisho.classification.Scheme;
import org.sekisho.classification.Schemes;

/**
 * The schemes by which a body has classified its assets until a day, and what a level of each of them is today.
 *
 * <p>A ledger holds keys of levels. No key ever means two things in one body ({@link AdoptScheme}), so a key is a level of the
 * newest scheme that has it. A level of an earlier scheme is that level of today's to which it carries over; where it can be
 * several, it stays what it was until a person decides.
 */
public final class SchemesInUse {

    /** What stands in a ledger. */
    public sealed interface Standing {

        /** A level of the scheme in force. */
        record Current(Level level) implements Standing {}

        /** A level of an earlier scheme that is one of today's by itself. */
        record Carried(Level old, Level level, Scheme from) implements Standing {}

        /**
         * A level of an earlier scheme that may be several of today's.
         *
         * @param countsAs as which of them rules take it until a person decides
         */
        record Open(Level old, Level countsAs, Scheme from) implements Standing {}
    }

    private final List<Scheme> all;

    /** @param all from the first to the one in force; never none */
    SchemesInUse(List<Scheme> all) {
        this.all = List.copyOf(all);
    }

    /** That of the guideline alone. */
    static SchemesInUse ofTheGuideline() {
        return new SchemesInUse(List.of(Schemes.builtIn().mic2024()));
    }

    /** The scheme in force. */
    public Scheme scheme() {
        return all.getLast();
    }

    /** From the first to the one in force. */
    public List<Scheme> all() {
        return all;
    }

    /** What a key in the ledger is today; empty where no scheme of the body knows it. */
    public Optional<Standing> standing(Axis axis, String key) {
        for (int i = all.size() - 1; i >= 0; i--) {
            var of = all.get(i);
            var found = of.level(axis, key);
            if (found.isPresent()) {
                return Optional.of(of == scheme() ? new Standing.Current(found.get()) : moved(found.get(), of));
            }
        }
        return Optional.empty();
    }

    private Standing moved(Level old, Scheme from) {
        var move = new Move(from, scheme());
        return move.carriesOver(old)
                .<Standing>map(level -> new Standing.Carried(old, level, from))
                .orElseGet(() -> new Standing.Open(old, countsAs(old, move), from));
    }

    /** The level of today that holds the level of the base as which rules take the old one. */
    private Level countsAs(Level old, Move move) {
        var candidates = move.candidates(old);
        return candidates.stream()
                .filter(level -> level.groups().isEmpty()
                        ? level.equals(old.inBase())
                        : level.groups().contains(old.inBase()))
                .findFirst()
                .orElse(candidates.getFirst());
    }

    /** The level of today as which rules take a key in the ledger. */
    public Optional<Level> level(Axis axis, String key) {
        return standing(axis, key).map(standing -> switch (standing) {
            case Standing.Current current -> current.level();
            case Standing.Carried carried -> carried.level();
            case Standing.Open open -> open.countsAs();
        });
    }
}
