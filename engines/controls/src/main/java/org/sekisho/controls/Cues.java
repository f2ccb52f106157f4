package org.sekisho.controls;

import java.util.ArrayList;
import java.util.List;

/**
 * How a topic is recognised.
 *
 * @param caption in the caption of a clause or of what holds it
 * @param act in a sentence: the topic and what is done about it
 * @param name in a sentence: words that name nothing but the topic
 * @param listed in a sentence: as {@code name}, but only where no caption names a topic, as in the one sentence in which a
 *     short policy lists what a measure covers
 * @param hint in a sentence: words that fit the topic and others
 * @param occasion in a sentence: as {@code act}, and in a condition too (…する場合には)
 * @param anywhere in a sentence: as {@code act}, and whatever the caption names
 * @param never in a sentence: the topic is only mentioned
 */
record Cues(
        List<Cue> caption,
        List<Cue> act,
        List<Cue> name,
        List<Cue> listed,
        List<Cue> hint,
        List<Cue> occasion,
        List<Cue> anywhere,
        List<Cue> never) {
    static final Cues NONE =
            new Cues(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    Cues and(Cues more) {
        return new Cues(
                joined(caption, more.caption),
                joined(act, more.act),
                joined(name, more.name),
                joined(listed, more.listed),
                joined(hint, more.hint),
                joined(occasion, more.occasion),
                joined(anywhere, more.anywhere),
                joined(never, more.never));
    }

    private static List<Cue> joined(List<Cue> some, List<Cue> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
