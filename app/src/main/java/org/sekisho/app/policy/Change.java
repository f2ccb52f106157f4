package org.sekisho.app.policy;

import org.sekisho.policytext.Correction;
import org.sekisho.policytext.PolicyDocument;

/**
 * What was done to a draft last.
 *
 * @param what a stable word: {@code join}
 * @param place the path of the clause it was done to, as it was before; empty where it is none
 */
public record Change(String what, String place) {

    static Change by(Correction correction) {
        return switch (correction) {
            case Correction.Move move -> new Change("move", move.path());
            case Correction.MoveParagraph move -> new Change("move-paragraph", move.path());
            case Correction.Join join -> new Change("join", join.path());
            case Correction.JoinParagraphs join -> new Change("join-paragraphs", join.path());
            case Correction.SplitParagraph split -> new Change("split-paragraph", split.path());
            case Correction.Split split -> new Change("split", split.path());
            case Correction.Relabel relabel -> new Change("relabel", relabel.path());
            case Correction.ToLayout toLayout -> new Change("to-layout", toLayout.path());
            case Correction.FromLayout fromLayout -> new Change("from-layout", fromLayout.to());
            case Correction.Title title -> new Change("title", PolicyDocument.PREAMBLE);
            case Correction.Settle settle -> new Change("settle", "");
        };
    }
}
