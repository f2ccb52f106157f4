package org.sekisho.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.app.classes.SetLevel;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.classification.Axis;

/**
 * The information assets of a sample body: a table of tabs, the keys of the fields at its head; and another of what does not work
 * without what.
 */
final class SampleAssets {

    private static final String LEDGER = "asset";

    private final UseCases use;
    private final Founding founding;
    private final LocalDate today;
    private final Map<String, LineId> byCode = new HashMap<>();

    SampleAssets(UseCases use, Founding founding, LocalDate today) {
        this.use = use;
        this.founding = founding;
        this.today = today;
    }

    /** Enters each asset on the day, or when it was taken into use or classified if that is later. */
    void enter(String body, LocalDate day) {
        var officer = founding.hands().of(founding.account(SignInOffers.OFFICER).orElseThrow());
        var fields = new HashMap<String, LedgerField>();
        use.ledgers().the(LEDGER).fields().forEach(field -> fields.put(field.key(), field));
        var rows = rows(body, "assets");
        var head = rows.getFirst();
        for (var row : rows.subList(1, rows.size())) {
            var values = Values.none();
            for (int i = 0; i < head.size(); i++) {
                var field = Objects.requireNonNull(fields.get(head.get(i)), head.get(i));
                if (!row.get(i).isEmpty()) {
                    values = values.with(field.key(), value(field, row.get(i)));
                }
            }
            var known = values;
            var on = Stream.of(known.day("beganOn"), known.day("classifiedOn"))
                    .flatMap(Optional::stream)
                    .filter(day::isBefore)
                    .max(LocalDate::compareTo)
                    .orElse(day);
            if (!on.isAfter(today)) {
                byCode.put(
                        known.words("code"),
                        officer.on(on, actor -> use.keepLines().add(actor, LEDGER, known)));
            }
        }
    }

    /** Says on the day which assets do not work without which others. */
    void depend(String body, LocalDate day) {
        var officer = founding.hands().of(founding.account(SignInOffers.OFFICER).orElseThrow());
        if (!day.isAfter(today)) {
            for (var row : rows(body, "dependencies")) {
                var asset = byCode.get(row.getFirst());
                var needed = byCode.get(row.getLast());
                if (asset != null && needed != null) {
                    officer.on(day, actor -> use.keepDependencies().add(actor, asset, needed));
                }
            }
        }
    }

    /** Sets the level of an asset on the day. */
    void setLevel(String code, Axis axis, String level, String reason, LocalDate day) {
        var officer = founding.hands().of(founding.account(SignInOffers.OFFICER).orElseThrow());
        var asset = byCode.get(code);
        if (asset != null && !day.isAfter(today)) {
            officer.on(day, actor -> use.setLevel().set(actor, new SetLevel.Input(asset, axis, level, reason)));
        }
    }

    /** An asset that was entered, by its number. */
    LineId line(String code) {
        return Objects.requireNonNull(byCode.get(code), code);
    }

    private Value value(LedgerField field, String text) {
        return switch (field.kind()) {
            case LedgerField.Day day -> new Value.Day(LocalDate.parse(text));
            case LedgerField.Whole whole -> new Value.Whole(Long.parseLong(text));
            case LedgerField.YesNo yesNo -> new Value.YesNo(text.equals("はい"));
            case LedgerField.Section section ->
                new Value.Named(founding.section(text).value());
            case LedgerField.Post post -> {
                var words = text.split(" ", 2);
                yield new Value.Named(founding.post(words[0], words[1]).value());
            }
            case LedgerField.Line line ->
                new Value.Named(Objects.requireNonNull(byCode.get(text), text).value());
            case LedgerField.Kind words -> new Value.Words(text);
        };
    }

    private static List<List<String>> rows(String body, String file) {
        var name = "/sekisho/demo/" + body + "/" + file + ".tsv";
        try (var in = SampleAssets.class.getResourceAsStream(name);
                var lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> List.of(line.split("\t", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
