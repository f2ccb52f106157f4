package org.sekisho.app.assets;

import java.util.EnumSet;
import java.util.OptionalLong;
import org.sekisho.app.ledgers.Values;
import org.sekisho.classification.Contents;
import org.sekisho.classification.Trait;

/** What is in an asset, as rules and hints ask for it. */
public final class ContentsOfAsset {

    private ContentsOfAsset() {}

    /** From what the ledger says; what nobody entered is not there. */
    public static Contents of(Values values) {
        var traits = EnumSet.noneOf(Trait.class);
        var whose = values.words(AssetLedger.WHOSE);
        if (values.yesNo(AssetLedger.PERSONAL).orElse(false)) {
            traits.add(Trait.PERSONAL);
        }
        if (whose.equals(AssetLedger.RESIDENTS) || whose.equals(AssetLedger.BOTH)) {
            traits.add(Trait.RESIDENTS);
        }
        if (whose.equals(AssetLedger.STAFF) || whose.equals(AssetLedger.BOTH)) {
            traits.add(Trait.STAFF);
        }
        if (values.yesNo(AssetLedger.SPECIFIC_PERSONAL).orElse(false)) {
            traits.add(Trait.SPECIFIC_PERSONAL);
        }
        var nature = values.words(AssetLedger.NATURE);
        if (!nature.isEmpty()) {
            traits.add(Trait.valueOf(nature));
        }
        var persons = values.whole(AssetLedger.PERSONS);
        return new Contents(traits, persons.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }
}
