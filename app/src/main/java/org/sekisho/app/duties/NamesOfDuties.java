package org.sekisho.app.duties;

import static org.sekisho.schema.tables.Tables.DUTY;
import static org.sekisho.schema.tables.Tables.EVIDENCE_ITEM;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.evidence.SubjectNames;
import org.sekisho.app.evidence.SubjectParts;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Permission;
import org.sekisho.controls.Control;
import org.springframework.stereotype.Repository;

/** What duties and their evidence are called in the record: as the controls. */
@Repository
class NamesOfDuties implements SubjectNames, SubjectParts {

    private static final String DUTY_TYPE = "duty";
    private static final String EVIDENCE_TYPE = "evidence";

    private final CatalogueOfBody catalogues;

    NamesOfDuties(CatalogueOfBody catalogues) {
        this.catalogues = catalogues;
    }

    @Override
    public Set<String> types() {
        return Set.of(DUTY_TYPE, EVIDENCE_TYPE);
    }

    @Override
    public Map<UUID, Named> names(Tx tx, String type, Collection<UUID> subjects) {
        var found = new HashMap<UUID, Named>();
        if (!tx.actor().may(Permission.READ_DUTIES)) {
            return found;
        }
        var any = DSL.any(subjects.toArray(UUID[]::new));
        var catalogue = catalogues.of(tx);
        var rows = type.equals(DUTY_TYPE)
                ? tx.sql()
                        .select(DUTY.ID, DUTY.ID, DUTY.CONTROL)
                        .from(DUTY)
                        .where(DUTY.BODY_ID.eq(tx.body()), DUTY.ID.eq(any))
                : tx.sql()
                        .select(EVIDENCE_ITEM.EVIDENCE_ID, DUTY.ID, DUTY.CONTROL)
                        .from(EVIDENCE_ITEM)
                        .join(DUTY)
                        .on(DUTY.BODY_ID.eq(EVIDENCE_ITEM.BODY_ID), DUTY.ID.eq(EVIDENCE_ITEM.DUTY_ID))
                        .where(EVIDENCE_ITEM.BODY_ID.eq(tx.body()), EVIDENCE_ITEM.EVIDENCE_ID.eq(any));
        rows.forEach(row -> found.put(
                row.value1(),
                new Named(
                        catalogue.control(row.value3()).map(NamesOfDuties::title),
                        Optional.of("/duties/" + row.value2()))));
        return found;
    }

    private static Called title(Control control) {
        return language -> language.equals(Locale.ENGLISH)
                ? control.title().en()
                : control.title().ja();
    }

    @Override
    public Set<UUID> partsOf(Tx tx, Set<UUID> subjects) {
        return new HashSet<>(tx.sql()
                .selectDistinct(EVIDENCE_ITEM.EVIDENCE_ID)
                .from(EVIDENCE_ITEM)
                .where(
                        EVIDENCE_ITEM.BODY_ID.eq(tx.body()),
                        EVIDENCE_ITEM.DUTY_ID.eq(DSL.any(subjects.toArray(UUID[]::new))))
                .fetch(EVIDENCE_ITEM.EVIDENCE_ID));
    }
}
