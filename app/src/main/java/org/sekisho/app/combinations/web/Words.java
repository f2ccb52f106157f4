package org.sekisho.app.combinations.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.combinations.Combination;
import org.sekisho.app.combinations.Covering;
import org.sekisho.app.combinations.FindCombinations;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;

/** What the templates say of combinations in words. */
public final class Words {

    private Words() {}

    public static String pairs(Texts texts, FindCombinations.Finding finding) {
        return finding.pairs().stream()
                .map(pair -> texts.get(
                        "combinations.pair",
                        texts.get("shared.role." + pair.watched()),
                        texts.get("shared.role." + pair.watching())))
                .collect(Collectors.joining("\n"));
    }

    public static String combinations(Texts texts, List<Combination> combinations) {
        return combinations.stream()
                .map(one -> texts.get("combinations.kind." + one))
                .collect(Collectors.joining("、"));
    }

    public static String covering(Texts texts, Covering covering) {
        return switch (covering) {
            case Covering.Covered(var decision, var until) ->
                texts.get("combinations.covered", Dates.day(texts, until.minusDays(1)));
            case Covering.Unconfirmed(var decision, var since) ->
                texts.get("combinations.unconfirmed", Dates.day(texts, since));
            case Covering.Undecided none -> texts.get("combinations.undecided");
        };
    }

    public static Tone tone(Covering covering) {
        return switch (covering) {
            case Covering.Covered covered -> Tone.SUCCESS;
            case Covering.Unconfirmed unconfirmed -> Tone.WARNING;
            case Covering.Undecided undecided -> Tone.WARNING;
        };
    }

    static List<Choice> combinations(Texts texts) {
        return Arrays.stream(Combination.values())
                .map(one -> Choice.of(
                        one.name(),
                        texts.get("combinations.kind." + one),
                        texts.get("combinations.kind." + one + ".hint")))
                .toList();
    }

    /** The posts of these people as choices. */
    static List<Choice> posts(Chart chart, Set<PersonId> people) {
        var choices = new ArrayList<Choice>();
        chart.organs().forEach(organ -> organ.posts().forEach(post -> choose(choices, organ.name(), post, people)));
        chart.sections()
                .forEach(section -> section.posts().forEach(post -> choose(choices, section.name(), post, people)));
        return choices;
    }

    private static void choose(List<Choice> choices, String place, Chart.Post post, Set<PersonId> people) {
        if (Stream.concat(post.holders().stream(), post.deputies().stream())
                .anyMatch(holder -> people.contains(holder.person()))) {
            choices.add(Choice.of(post.id().toString(), name(place, post)));
        }
    }

    static String name(String place, Chart.Post post) {
        var names = post.holders().stream().map(Chart.Holder::name).collect(Collectors.joining("、"));
        var title = place.equals(post.title()) ? post.title() : place + " " + post.title();
        return names.isEmpty() ? title : title + "（" + names + "）";
    }
}
