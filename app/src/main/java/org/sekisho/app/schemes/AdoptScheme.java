package org.sekisho.app.schemes;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.sekisho.classification.Axis;
import org.sekisho.classification.DataUnreadable;
import org.sekisho.classification.Move;
import org.sekisho.classification.Scheme;
import org.sekisho.classification.Schemes;
import org.springframework.stereotype.Service;

/** Lets a body classify by another scheme from a day on: one that comes with the program, or one of its own from a file. */
@Service
public final class AdoptScheme {

    /** A file as it was handed in. */
    public record SchemeFile(String name, byte[] content) {}

    /**
     * What is decided.
     *
     * @param builtIn the id of a scheme that comes with the program; not looked at where there is a file
     * @param from the first day
     */
    public record Input(String builtIn, Optional<SchemeFile> file, LocalDate from, String reason) {}

    /** How far ahead something is decided at most. */
    private static final int MOST_AHEAD_YEARS = 2;

    private final Work work;
    private final SchemeRegister register;

    AdoptScheme(Work work, SchemeRegister register) {
        this.work = work;
        this.register = register;
    }

    /**
     * Lets it be in force from the day on; what was to begin on that day or later is gone.
     *
     * @throws DataUnreadable if the file is no scheme; nothing of it is taken
     * @throws org.sekisho.app.shared.Refusal.Invalid naming {@code scheme}, {@code file}, {@code from} or {@code reason}; also
     *     where a key would mean something else than in a scheme that the body had
     */
    public UUID adopt(Actor actor, Input input) throws DataUnreadable {
        actor.require(Permission.KEEP_ALL_LEDGERS);
        var own = input.file().isPresent()
                ? Optional.of(own(input.file().get()))
                : Schemes.builtIn().scheme(input.builtIn());
        return work.change(actor, Permission.KEEP_ALL_LEDGERS, tx -> {
            Register.inTurn(tx, "schemes");
            var problems = new Problems("schemes");
            if (own.isEmpty()) {
                problems.add("scheme", "choose");
            }
            problems.requireReason("reason", input.reason());
            problems.requireDay("from", input.from());
            if (input.from().isAfter(today(tx).plusYears(MOST_AHEAD_YEARS))) {
                problems.add("from", "too-far");
            }
            own.ifPresent(scheme -> check(tx, scheme, input, problems));
            problems.refuseIfAny();
            return enter(tx, own.orElseThrow(), input);
        });
    }

    private static Scheme own(SchemeFile file) throws DataUnreadable {
        var known = Schemes.builtIn();
        var with = known.with(file.content(), file.name());
        return with.all().stream()
                .filter(scheme -> known.scheme(scheme.id()).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private void check(Tx tx, Scheme scheme, Input input, Problems problems) {
        var field = input.file().isPresent() ? "file" : "scheme";
        var known = register.current(tx).stream()
                .filter(row -> row.span().from().isBefore(input.from()))
                .toList();
        var inForce =
                known.stream().filter(row -> row.span().contains(input.from())).findFirst();
        boolean same = input.file().isEmpty()
                && inForce.map(SchemeRegister.Row::scheme)
                        .orElse(Schemes.MIC_2024)
                        .equals(scheme.id());
        if (same
                || inForce.filter(row -> row.content().equals(content(input))).isPresent()
                        && input.file().isPresent()) {
            problems.add(field, "in-force-already");
            return;
        }
        var earlier = new ArrayList<Scheme>();
        earlier.add(Schemes.builtIn().mic2024());
        known.forEach(row -> earlier.add(row.read()));
        for (var before : earlier) {
            for (var axis : Axis.values()) {
                before.levels(axis).stream()
                        .filter(level -> scheme.level(axis, level.key())
                                .filter(now -> !new Move(before, scheme)
                                        .carriesOver(level)
                                        .filter(now::equals)
                                        .isPresent())
                                .isPresent())
                        .findFirst()
                        .ifPresent(level -> {
                            if (!problems.any()) {
                                problems.add(
                                        field,
                                        "key-means-two-things",
                                        level.key(),
                                        level.name().ja());
                            }
                        });
            }
        }
    }

    private static String content(Input input) {
        return input.file()
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .orElse("");
    }

    private UUID enter(Tx tx, Scheme scheme, Input input) {
        var later = register.current(tx).stream()
                .filter(row -> row.span()
                        .to()
                        .filter(end -> !end.isAfter(input.from()))
                        .isEmpty())
                .toList();
        var id = tx.newId();
        var act = Act.of("schemes.adopted", "scheme_in_use", id);
        later.stream()
                .filter(row -> row.span().contains(input.from()))
                .findFirst()
                .ifPresent(row -> act.before("scheme", row.scheme()));
        var entry = tx.enter(act.after("scheme", scheme.id())
                .after("title", scheme.title().ja())
                .after("file", input.file().map(SchemeFile::name).orElse(""))
                .after("from", input.from())
                .after("reason", input.reason().strip()));
        register.end(tx, entry, later, input.from());
        register.add(
                tx,
                entry,
                List.of(new SchemeRegister.Row(
                        id,
                        scheme.id(),
                        input.file().map(SchemeFile::name).orElse(""),
                        content(input),
                        input.reason().strip(),
                        Span.since(input.from()))));
        return id;
    }

    private static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }
}
