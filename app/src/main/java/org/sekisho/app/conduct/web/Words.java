package org.sekisho.app.conduct.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.sekisho.app.conduct.Acknowledgements;
import org.sekisho.app.organisation.RollCall;
import org.sekisho.app.shared.web.ui.Texts;

/** How places, ways and shares are said on the pages. */
public final class Words {

    private Words() {}

    /** What names a place in an address. */
    public static String key(RollCall.Place place) {
        return place.section()
                .map(id -> id.value().toString())
                .orElseGet(() -> place.name().isEmpty()
                        ? "none"
                        : UUID.nameUUIDFromBytes(place.name().getBytes(StandardCharsets.UTF_8))
                                .toString());
    }

    public static String place(Texts texts, RollCall.Place place) {
        return place.name().isEmpty() ? texts.get("conduct.place.none") : place.name();
    }

    /** How somebody acknowledged, in words. */
    public static String way(Texts texts, Acknowledgements.Line line) {
        return line.done()
                .map(done -> switch (done.source()) {
                    case "own-page", "code", "circulation", "list" -> texts.get("conduct.way." + done.source());
                    default -> texts.get("conduct.way.attested");
                })
                .orElseGet(() -> texts.get("conduct.way.missing"));
    }

    /** A share in words, such as 97.5%. */
    public static String percent(Acknowledgements.Rate rate) {
        int perMille = rate.perMille();
        return perMille % 10 == 0 ? perMille / 10 + "%" : perMille / 10 + "." + perMille % 10 + "%";
    }
}
