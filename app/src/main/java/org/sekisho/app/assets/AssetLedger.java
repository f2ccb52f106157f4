package org.sekisho.app.assets;

import static org.sekisho.app.ledgers.LedgerField.Use.FILTERED;
import static org.sekisho.app.ledgers.LedgerField.Use.LISTED;
import static org.sekisho.app.ledgers.LedgerField.Use.REQUIRED;
import static org.sekisho.app.ledgers.LedgerField.Use.SORTED;
import static org.sekisho.app.ledgers.LedgerField.Use.SOUGHT;
import static org.sekisho.app.ledgers.LedgerField.Use.UNIQUE;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.shared.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger of information assets. */
@Configuration(proxyBeanMethods = false)
class AssetLedger {

    static final String KEY = "asset";

    static final String NAME = "name";
    static final String HELD_IN = "heldIn";
    static final String SEGMENT = "segment";
    static final String SEGMENT_REASON = "segmentReason";
    static final String PERSONAL = "personal";
    static final String SPECIFIC_PERSONAL = "specificPersonal";
    static final String PERSONS = "persons";
    static final String CLASSIFIED_ON = "classifiedOn";
    static final String BEGAN_ON = "beganOn";
    static final String RENEWED_ON = "renewedOn";

    /** The axes of the class (機密性, 完全性, 可用性); each has its reason beside it. */
    static final List<String> AXES = List.of("confidentiality", "integrity", "availability");

    static String reasonOf(String axis) {
        return axis + "Reason";
    }

    @Bean
    Ledger assets() {
        return new Ledger(
                KEY,
                "/ledgers/" + KEY + "/lines/",
                List.of(
                        Ledger.Part.of(
                                "what",
                                LedgerField.of(NAME, new LedgerField.Text(), REQUIRED, LISTED, SORTED, SOUGHT),
                                LedgerField.of("code", new LedgerField.Text(), UNIQUE, LISTED, SORTED, SOUGHT),
                                LedgerField.of(
                                        "kind",
                                        choice("NETWORK", "SYSTEM", "FACILITY", "MEDIA", "INFORMATION", "DOCUMENT"),
                                        REQUIRED,
                                        LISTED,
                                        SORTED,
                                        FILTERED),
                                LedgerField.of("description", new LedgerField.Lines(), SOUGHT)),
                        Ledger.Part.of(
                                "where",
                                LedgerField.of(Ledger.SECTION, new LedgerField.Section(), REQUIRED, LISTED, FILTERED),
                                LedgerField.of("ownerPost", new LedgerField.Post()),
                                LedgerField.of(HELD_IN, new LedgerField.Line(KEY)),
                                LedgerField.of("place", new LedgerField.Text(), SOUGHT),
                                LedgerField.of(
                                        SEGMENT,
                                        choice(
                                                "MY_NUMBER",
                                                "LGWAN",
                                                "INTERNET",
                                                "OUTSIDE_CLOSED",
                                                "OUTSIDE_CONTROL",
                                                "OUTSIDE_SCHOOL",
                                                "OUTSIDE_STANDALONE",
                                                "NONE"),
                                        LISTED,
                                        FILTERED),
                                LedgerField.of(SEGMENT_REASON, new LedgerField.Text()),
                                LedgerField.of("cloud", choice("NONE", "GOVERNMENT", "OTHER"))),
                        Ledger.Part.of(
                                "people",
                                LedgerField.of(PERSONAL, new LedgerField.YesNo(), FILTERED),
                                LedgerField.of(SPECIFIC_PERSONAL, new LedgerField.YesNo()),
                                LedgerField.of(PERSONS, new LedgerField.Whole())),
                        Ledger.Part.of(
                                "class",
                                LedgerField.of(
                                        "confidentiality",
                                        choice("3A", "3B", "3C", "2", "1"),
                                        LISTED,
                                        SORTED,
                                        FILTERED),
                                LedgerField.of("confidentialityReason", new LedgerField.Text()),
                                LedgerField.of("integrity", choice("2", "1"), LISTED),
                                LedgerField.of("integrityReason", new LedgerField.Text()),
                                LedgerField.of("availability", choice("2", "1"), LISTED),
                                LedgerField.of("availabilityReason", new LedgerField.Text()),
                                LedgerField.of(CLASSIFIED_ON, new LedgerField.Day())),
                        Ledger.Part.of(
                                "time",
                                LedgerField.of("retention", new LedgerField.Text()),
                                LedgerField.of("disposeOn", new LedgerField.Day(), LISTED, SORTED),
                                LedgerField.of(BEGAN_ON, new LedgerField.Day()),
                                LedgerField.of(RENEWED_ON, new LedgerField.Day())),
                        Ledger.Part.of(
                                "else",
                                LedgerField.of("supplier", new LedgerField.Text(), SOUGHT),
                                LedgerField.of("note", new LedgerField.Lines(), SOUGHT))),
                NAME,
                new Ledger.Access(
                        Permission.READ_LEDGERS,
                        Permission.READ_ALL_LEDGERS,
                        Permission.KEEP_LEDGERS,
                        Permission.KEEP_ALL_LEDGERS),
                Optional.of(new Ledger.Feed("assets.ledger")));
    }

    private static LedgerField.Choice choice(String... keys) {
        return new LedgerField.Choice(List.of(keys));
    }
}
