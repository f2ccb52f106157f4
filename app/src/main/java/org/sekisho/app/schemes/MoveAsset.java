package org.sekisho.app.schemes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.assets.ContentsOfAsset;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.schemes.SchemesInUse.Standing;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Time;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Move;
import org.sekisho.classification.Scheme;
import org.springframework.stereotype.Service;

/** Moves one asset from the levels of an earlier scheme to those of today: advice for each, and a person's decision. */
@Service
public final class MoveAsset {

    /** What to think of when the level of the asset on one axis is decided. */
    public record Question(Axis axis, Scheme from, Scheme to, Move.Advice advice) {}

    /** A level of today that came from an earlier scheme by itself. */
    public record Carried(Axis axis, Standing.Carried standing) {}

    /**
     * An asset and what is open about it.
     *
     * @param questions one for each axis that is open
     */
    public record Moved(ReadLine.Shown shown, List<Question> questions, List<Carried> carried) {
        public Moved {
            questions = List.copyOf(questions);
            carried = List.copyOf(carried);
        }
    }

    /** What a person decided of one axis. */
    public record Decided(String level, String reason) {}

    private final Work work;
    private final Ledgers ledgers;
    private final ReadLine readLine;
    private final KeepLines keepLines;
    private final SchemeOfBody schemes;
    private final Time time;

    MoveAsset(Work work, Ledgers ledgers, ReadLine readLine, KeepLines keepLines, SchemeOfBody schemes, Time time) {
        this.work = work;
        this.ledgers = ledgers;
        this.readLine = readLine;
        this.keepLines = keepLines;
        this.schemes = schemes;
        this.time = time;
    }

    /**
     * What is open about an asset on a day.
     *
     * @throws org.sekisho.app.shared.Refusal.NotFound if it is not in the ledger, or not for the actor
     */
    public Moved read(Actor actor, LineId asset, AsOf asOf) {
        return work.read(
                actor,
                Permission.READ_LEDGERS,
                tx -> read(tx, readLine.read(tx, ledgers.the(AssetLedger.KEY), asset, asOf), asOf));
    }

    /** The same of a line that was read already. */
    public Moved read(Actor actor, ReadLine.Shown shown, AsOf asOf) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> read(tx, shown, asOf));
    }

    private Moved read(Tx tx, ReadLine.Shown shown, AsOf asOf) {
        var inUse = schemes.inUse(tx, asOf);
        var values = shown.line().values();
        var questions = new ArrayList<Question>();
        var carried = new ArrayList<Carried>();
        for (var axis : Axis.values()) {
            inUse.standing(axis, values.words(AssetLedger.keyOf(axis))).ifPresent(standing -> {
                switch (standing) {
                    case Standing.Current current -> {
                        // Nothing is asked of it.
                    }
                    case Standing.Carried one -> carried.add(new Carried(axis, one));
                    case Standing.Open open ->
                        questions.add(new Question(
                                axis,
                                open.from(),
                                inUse.scheme(),
                                new Move(open.from(), inUse.scheme()).advise(open.old(), ContentsOfAsset.of(values))));
                }
            });
        }
        return new Moved(shown, questions, carried);
    }

    /**
     * Decides what the open levels of an asset are today; from today on.
     *
     * @param decided by axis, for each that is open
     * @throws org.sekisho.app.shared.Refusal.Invalid naming {@code level-AXIS} or {@code reason-AXIS}, or fields of the line
     * @throws org.sekisho.app.shared.Refusal.NotFound if it is not in the ledger, or not for the actor
     */
    public void decide(Actor actor, LineId asset, Map<Axis, Decided> decided) {
        actor.require(Permission.KEEP_LEDGERS);
        LocalDate today = time.today();
        var moved = read(actor, asset, AsOf.known(today));
        var problems = new Problems("schemes");
        if (moved.questions().isEmpty()) {
            problems.add("", "nothing-open");
        }
        var values = moved.shown().line().values();
        for (var question : moved.questions()) {
            var key = AssetLedger.keyOf(question.axis());
            var said = decided.getOrDefault(question.axis(), new Decided("", ""));
            if (question.advice().candidates().stream()
                    .noneMatch(one -> one.level().key().equals(said.level()))) {
                problems.add("level-" + key, "choose");
            }
            problems.requireText("reason-" + key, said.reason());
            values = values.with(key, said.level()).with(AssetLedger.reasonOf(key), said.reason());
        }
        problems.refuseIfAny();
        keepLines.change(actor, AssetLedger.KEY, asset, values.with(AssetLedger.CLASSIFIED_ON, new Value.Day(today)));
    }
}
