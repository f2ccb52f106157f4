package org.sekisho.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.controls.Labelled.Label;
import org.sekisho.policytext.PolicyUnreadable;

/**
 * Precision and recall of sure bindings on documents of invented bodies, by measure. Every set was written before the
 * catalogue met it; what each showed at first sight, and what was mended by it, is told in docs/adr/0006.
 */
class JudgedPoliciesTest {
    private static final double TO_REACH = 0.9;

    @ParameterizedTest
    @ValueSource(strings = {"tuning", "second", "heldout"})
    void a_set_of_policies_is_bound_with_precision_and_recall_of_nine_tenths(String set) throws Exception {
        judge(set);
    }

    private static final class Count {
        private int right;
        private int missed;
        private int wrong;

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }
    }

    private static void judge(String folder) throws IOException, PolicyUnreadable {
        Map<Measure, Count> counts = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            counts.put(measure, new Count());
        }
        List<Labelled> all = Labelled.all(folder);
        assertThat(all).hasSizeGreaterThanOrEqualTo(6);
        for (Labelled labelled : all) {
            var bound = Binder.bind(
                    Catalogue.standard(),
                    labelled.document().title(),
                    labelled.document().passages());
            var found = new TreeSet<Label>();
            bound.bindings().stream()
                    .filter(binding -> binding.confidence() == Confidence.SURE)
                    .forEach(binding -> found.add(new Label(binding.span(), binding.topic())));
            var missed = new TreeSet<>(labelled.labels());
            missed.removeAll(found);
            var wrong = new TreeSet<>(found);
            wrong.removeAll(labelled.labels());
            found.retainAll(labelled.labels());
            found.forEach(label -> count(counts, label).right++);
            missed.forEach(label -> {
                count(counts, label).missed++;
                System.out.println("missed " + labelled.name() + " " + shown(label, labelled));
            });
            wrong.forEach(label -> {
                count(counts, label).wrong++;
                System.out.println("wrong  " + labelled.name() + " " + shown(label, labelled));
            });
        }
        var table = new StringBuilder(folder + ": measure, right, missed, wrong, precision, recall\n");
        counts.forEach((measure, count) -> table.append(String.format(
                Locale.ROOT,
                "%-12s %4d %3d %3d  %.3f  %.3f%n",
                measure,
                count.right,
                count.missed,
                count.wrong,
                count.precision(),
                count.recall())));
        System.out.println(table);
        counts.forEach((measure, count) -> {
            assertThat(count.precision())
                    .as("precision of %s%n%s", measure, table)
                    .isGreaterThanOrEqualTo(TO_REACH);
            assertThat(count.recall()).as("recall of %s%n%s", measure, table).isGreaterThanOrEqualTo(TO_REACH);
        });
    }

    private static Count count(Map<Measure, Count> counts, Label label) {
        Measure measure =
                Catalogue.standard().topic(label.topic()).orElseThrow().measure();
        return counts.computeIfAbsent(measure, m -> new Count());
    }

    private static String shown(Label label, Labelled labelled) {
        return label.topic() + " " + label.span() + " "
                + label.span().text(labelled.document().at(label.span().path()));
    }
}
