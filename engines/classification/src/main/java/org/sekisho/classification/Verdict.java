package org.sekisho.classification;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What follows for one act on one asset. Only what the body adopted refuses or asks for leave; the rest advises.
 *
 * @param grantor who must give leave; of several the one with the most say
 * @param required what the adopted rules that spoke want done, each once
 * @param advised what the others want done and no adopted one does
 * @param spoken all rules that spoke: those adopted first, of these the strictest first, then in the order of the file
 * @param undecided rules of which it is not known whether they speak, in the order of the file
 * @param unknown what should be known of the asset so that they can be judged
 */
public record Verdict(
        Outcome outcome,
        Optional<Role> grantor,
        List<Precaution> required,
        List<Precaution> advised,
        List<Spoken> spoken,
        List<HandlingRule> undecided,
        Set<Condition.Unknown> unknown) {
    public Verdict {
        required = List.copyOf(required);
        advised = List.copyOf(advised);
        spoken = List.copyOf(spoken);
        undecided = List.copyOf(undecided);
        unknown = Set.copyOf(unknown);
    }

    /** What a person may do, the strictest first. */
    public enum Outcome {
        REFUSED(new Text("できません", "Refused")),
        NEEDS_PERMISSION(new Text("許可が必要です", "Needs leave")),
        /** It can be done; there is something to observe, or something about the asset is not known. */
        ADVISED(new Text("留意事項があります", "With advice")),
        FREE(new Text("制限はありません", "Free"));

        private final Text title;

        Outcome(Text title) {
            this.title = title;
        }

        public Text title() {
            return title;
        }
    }

    /** A rule that spoke. */
    public record Spoken(HandlingRule rule, boolean adopted) {}
}
