package org.sekisho.app.decision.web;

import org.sekisho.app.decision.Capacity;
import org.sekisho.app.decision.CaseFile;
import org.sekisho.app.decision.CaseState;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;

/** What the pages say of cases. */
public final class Words {

    private Words() {}

    /** A post that decides, and whether by standing delegation. */
    public static String decider(Texts texts, String name, boolean delegated) {
        return delegated ? texts.get("decision.rules.delegated", name) : name;
    }

    public static Tone tone(CaseState state) {
        return switch (state) {
            case RUNNING -> Tone.INFO;
            case STALE, RETURNED -> Tone.WARNING;
            case WITHDRAWN -> Tone.NEUTRAL;
            case DECIDED -> Tone.SUCCESS;
        };
    }

    public static String disclosure(Texts texts, Disclosure disclosure) {
        return switch (disclosure) {
            case Disclosure.Public() -> texts.get("decision.new.disclosure.public");
            case Disclosure.NonPublic(String why) -> texts.get("decision.show.non-public", why);
        };
    }

    /** Who sealed, as what, and when. */
    public static String seal(Texts texts, CaseFile.Seal seal) {
        var at = Dates.moment(texts, seal.at());
        return seal.capacity() == Capacity.HOLDER
                ? texts.get("decision.show.sealed", seal.by(), at)
                : texts.get(
                        "decision.show.sealed.as", seal.by(), texts.get("decision.capacity." + seal.capacity()), at);
    }

    /** How a set ended, in one sentence. */
    public static String end(Texts texts, CaseFile.End end) {
        return switch (end) {
            case CaseFile.End.Returned returned ->
                texts.get(
                        "decision.show.end.returned",
                        returned.by(),
                        Dates.moment(texts, returned.at()),
                        returned.reason());
            case CaseFile.End.Withdrawn withdrawn ->
                texts.get("decision.show.end.withdrawn", Dates.moment(texts, withdrawn.at()), withdrawn.reason());
            case CaseFile.End.Decided decided ->
                decided.capacity() == Capacity.HOLDER
                        ? texts.get("decision.show.end.decided", decided.by(), Dates.day(texts, decided.on()))
                        : texts.get(
                                "decision.show.end.decided.as",
                                decided.by(),
                                Dates.day(texts, decided.on()),
                                texts.get("decision.capacity." + decided.capacity()));
        };
    }
}
