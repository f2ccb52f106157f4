package org.sekisho.app.assets;

import static org.sekisho.app.ledgers.LedgerField.Use.FILTERED;
import static org.sekisho.app.ledgers.LedgerField.Use.LISTED;
import static org.sekisho.app.ledgers.LedgerField.Use.REQUIRED;
import static org.sekisho.app.ledgers.LedgerField.Use.SORTED;
import static org.sekisho.app.ledgers.LedgerField.Use.SOUGHT;
import static org.sekisho.app.ledgers.LedgerField.Use.UNIQUE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.shared.Permission;
import org.sekisho.classification.Axis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger of information assets. */
@Configuration(proxyBeanMethods = false)
public class AssetLedger {

    public static final String KEY = "asset";

    public static final String NAME = "name";
    public static final String CODE = "code";
    public static final String KIND = "kind";
    public static final String OWNER_POST = "ownerPost";
    public static final String HELD_IN = "heldIn";
    public static final String SEGMENT = "segment";
    public static final String SEGMENT_REASON = "segmentReason";
    public static final String CLOUD = "cloud";
    public static final String CLOUD_SERVICE = "cloudService";
    public static final String CLOUD_APPROVED_ON = "cloudApprovedOn";
    public static final String RESPONSIBILITY_SPLIT = "responsibilitySplit";
    public static final String TRAFFIC = "traffic";
    public static final String PERSONAL = "personal";
    public static final String WHOSE = "whose";
    public static final String SPECIFIC_PERSONAL = "specificPersonal";
    public static final String PERSONS = "persons";
    /** The weightiest of what it is, where that decides the class. */
    public static final String NATURE = "nature";

    public static final String CLASSIFIED_ON = "classifiedOn";

    /** The highest confidentiality that may be held in it. */
    public static final String HOLDS_UP_TO = "holdsUpTo";

    public static final String DISPOSE_ON = "disposeOn";
    public static final String BEGAN_ON = "beganOn";
    public static final String RENEWED_ON = "renewedOn";

    /** Of {@link #CLOUD}: on no service of others. */
    public static final String NO_CLOUD = "NONE";

    /** Of {@link #WHOSE}. */
    public static final String RESIDENTS = "RESIDENTS";

    public static final String STAFF = "STAFF";
    public static final String BOTH = "BOTH";

    public static final String CONFIDENTIALITY = "confidentiality";

    /** The axes of the class (機密性, 完全性, 可用性); each has its reason beside it. */
    public static final List<String> AXES = List.of(CONFIDENTIALITY, "integrity", "availability");

    public static String keyOf(Axis axis) {
        return axis.name().toLowerCase(Locale.ROOT);
    }

    public static String reasonOf(String axis) {
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
                                LedgerField.of(CODE, new LedgerField.Text(), UNIQUE, LISTED, SORTED, SOUGHT),
                                LedgerField.of(
                                        KIND,
                                        choice("NETWORK", "SYSTEM", "FACILITY", "MEDIA", "INFORMATION", "DOCUMENT"),
                                        REQUIRED,
                                        LISTED,
                                        SORTED,
                                        FILTERED),
                                LedgerField.of("description", new LedgerField.Lines(), SOUGHT)),
                        Ledger.Part.of(
                                "where",
                                LedgerField.of(Ledger.SECTION, new LedgerField.Section(), REQUIRED, LISTED, FILTERED),
                                LedgerField.of(OWNER_POST, new LedgerField.Post()),
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
                                LedgerField.of(SEGMENT_REASON, new LedgerField.Text())),
                        Ledger.Part.of(
                                "cloud",
                                LedgerField.of(
                                        CLOUD,
                                        choice(NO_CLOUD, "GOVERNMENT", "ISMAP", "OTHER", "STANDARD_TERMS"),
                                        FILTERED),
                                LedgerField.of(CLOUD_SERVICE, new LedgerField.Text(), SOUGHT),
                                LedgerField.of(CLOUD_APPROVED_ON, new LedgerField.Day()),
                                LedgerField.of(RESPONSIBILITY_SPLIT, new LedgerField.Text()),
                                LedgerField.of(TRAFFIC, new LedgerField.Text())),
                        Ledger.Part.of(
                                "people",
                                LedgerField.of(PERSONAL, new LedgerField.YesNo(), FILTERED),
                                LedgerField.of(WHOSE, choice(RESIDENTS, STAFF, BOTH, "OTHERS")),
                                LedgerField.of(SPECIFIC_PERSONAL, new LedgerField.YesNo()),
                                LedgerField.of(PERSONS, new LedgerField.Whole()),
                                LedgerField.of(
                                        NATURE,
                                        choice(
                                                "SECRET_DOCUMENT",
                                                "TENDER_PRICE",
                                                "FROM_STATE",
                                                "POLICY_MAKING",
                                                "FOR_PUBLICATION"))),
                        Ledger.Part.of(
                                "class",
                                LedgerField.of(
                                        CONFIDENTIALITY,
                                        new LedgerField.Scale(CONFIDENTIALITY),
                                        LISTED,
                                        SORTED,
                                        FILTERED),
                                LedgerField.of("confidentialityReason", new LedgerField.Text()),
                                LedgerField.of("integrity", new LedgerField.Scale("integrity"), LISTED),
                                LedgerField.of("integrityReason", new LedgerField.Text()),
                                LedgerField.of("availability", new LedgerField.Scale("availability"), LISTED),
                                LedgerField.of("availabilityReason", new LedgerField.Text()),
                                LedgerField.of(CLASSIFIED_ON, new LedgerField.Day()),
                                LedgerField.of(HOLDS_UP_TO, new LedgerField.Scale(CONFIDENTIALITY))),
                        Ledger.Part.of(
                                "time",
                                LedgerField.of("retention", new LedgerField.Text()),
                                LedgerField.of(DISPOSE_ON, new LedgerField.Day(), LISTED, SORTED),
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
