package org.sekisho.app.classes.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.classes.MapOfClasses;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.classification.Axis;

/** The addresses of the pages about assets. */
public final class AssetAddresses {

    static final String LEDGER = "/ledgers/" + AssetLedger.KEY;
    static final String MAP = LEDGER + "/map";

    private AssetAddresses() {}

    public static String page(LineId asset) {
        return LEDGER + "/lines/" + asset;
    }

    public static String connections(LineId asset) {
        return page(asset) + "/connections";
    }

    public static String level(LineId asset, Axis axis) {
        return page(asset) + "/level/" + token(axis);
    }

    public static String token(Axis axis) {
        return AssetLedger.keyOf(axis);
    }

    static LineId asset(String line) {
        return new LineId(SentId.addressed(line, AssetLedger.KEY));
    }

    /** @throws Refusal.NotFound if it is no axis */
    static Axis axis(String token) {
        return Arrays.stream(Axis.values())
                .filter(axis -> token(axis).equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound(AssetLedger.KEY));
    }

    /** The list of a cell of the map. @param column of the table; the last is that of assets without a level */
    public static String cell(MapOfClasses.Counted counted, MapOfClasses.Row row, int column, Moment moment) {
        var level = column < counted.levels().size()
                ? "&level=" + URLEncoder.encode(counted.levels().get(column).key(), StandardCharsets.UTF_8)
                : "";
        return MAP + "/list?axis=" + token(counted.axis())
                + row.section().map(section -> "&section=" + section).orElse("")
                + level
                + moment.andQuery();
    }

    /** What leads to a page of the same moment. */
    static String query(AsOf asOf, boolean today) {
        return today
                ? ""
                : "?day=" + asOf.day() + "&known=" + asOf.knowledge().name().toLowerCase(Locale.ROOT);
    }
}
