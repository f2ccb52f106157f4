package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.controls.Measure;
import org.sekisho.controls.Stage;

/**
 * The measures of the ordinance against the three stages: this product's own view (独自の整理), one row for each measure.
 *
 * @param rows the policy itself first, then 第1号 to 第8号
 */
public record MeasureGrid(List<Row> rows) {

    /** The day from which 施行規則第16条の3 applies. Source: MIC-ORD80. */
    public static final LocalDate ORDINANCE = LocalDate.of(2027, 7, 1);

    public MeasureGrid {
        rows = List.copyOf(rows);
    }

    /**
     * One measure.
     *
     * @param stages what stands in each stage; a stage without duties is in it too
     * @param ordinance what the ordinance's column says; it never changes a status
     */
    public record Row(Measure measure, Map<Stage, Cell> stages, Cell whole, Ordinance ordinance) {

        /** Whether systems and contracts that began before the ordinance may stay as they are (附則2: 第5号 and 第7号). */
        public boolean transitional() {
            return measure == Measure.TECHNICAL || measure == Measure.OUTSOURCING;
        }
    }

    /**
     * Some duties together.
     *
     * @param worst the worst state among them; empty if there are none
     * @param observed how many are kept as the program saw
     * @param attested how many are kept as somebody vouches
     * @param asked how many are asked of the body, without those that do not concern it
     */
    public record Cell(Optional<State> worst, int observed, int attested, int asked) {

        static Cell of(List<State> states) {
            return new Cell(
                    states.stream().min(State::compareTo),
                    count(states, State.KEPT_OBSERVED),
                    count(states, State.KEPT_ATTESTED),
                    states.size() - count(states, State.NOT_APPLICABLE));
        }

        private static int count(List<State> states, State one) {
            return (int) states.stream().filter(state -> state == one).count();
        }
    }

    /** What the ordinance says of a measure on a day. */
    public sealed interface Ordinance {

        /** The policy itself, which 第244条の6 asks of every body since 1 April 2026. */
        record ByStatute() implements Ordinance {}

        /** 施行前: it does not apply yet. */
        record NotInForce() implements Ordinance {}

        /** 適用除外: the body decided that both conditions of the proviso hold. */
        record Exempt() implements Ordinance {}

        /** It applies, and no duty of the body stands for the measure. */
        record NothingSetUp() implements Ordinance {}

        /** It applies; this is the worst state among the duties that stand for the measure. */
        record Applies(State worst) implements Ordinance {}
    }

    static MeasureGrid of(StatusOfDay.Day day) {
        var found = new EnumMap<Measure, Map<Stage, List<State>>>(Measure.class);
        day.overview()
                .duties()
                .forEach(one -> day.control(one.duty())
                        .ifPresent(control -> found.computeIfAbsent(
                                        control.measure(), measure -> new EnumMap<>(Stage.class))
                                .computeIfAbsent(control.stage(), stage -> new ArrayList<>())
                                .add(one.status().state())));
        return new MeasureGrid(Arrays.stream(Measure.values())
                .map(measure -> row(measure, found.getOrDefault(measure, Map.of()), day))
                .toList());
    }

    private static Row row(Measure measure, Map<Stage, List<State>> states, StatusOfDay.Day day) {
        var cells = new EnumMap<Stage, Cell>(Stage.class);
        for (var stage : Stage.values()) {
            cells.put(stage, Cell.of(states.getOrDefault(stage, List.of())));
        }
        var whole = Cell.of(states.values().stream().flatMap(List::stream).toList());
        return new Row(measure, cells, whole, ordinance(measure, whole, day));
    }

    private static Ordinance ordinance(Measure measure, Cell whole, StatusOfDay.Day day) {
        if (measure == Measure.POLICY) {
            return new Ordinance.ByStatute();
        }
        if (day.asOf().day().isBefore(ORDINANCE)) {
            return new Ordinance.NotInForce();
        }
        if (day.exemption().filter(Exemption::exempt).isPresent()) {
            return new Ordinance.Exempt();
        }
        return whole.worst().<Ordinance>map(Ordinance.Applies::new).orElseGet(Ordinance.NothingSetUp::new);
    }
}
