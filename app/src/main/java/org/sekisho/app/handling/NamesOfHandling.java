package org.sekisho.app.handling;

import static org.sekisho.schema.tables.Tables.HANDLING_REQUEST;

import java.util.List;
import org.sekisho.app.evidence.NamesInRegisters;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Repository;

/** Where requests named in the record are read, and that they belong to their assets. */
@Repository
class NamesOfHandling extends NamesInRegisters {

    NamesOfHandling() {
        super(Names.without("handling-request", Permission.READ_LEDGERS, HANDLING_REQUEST, HANDLING_REQUEST.ID)
                .on("/handling/"));
    }

    @Override
    protected List<Parts> parts() {
        return List.of(new Parts(HANDLING_REQUEST, HANDLING_REQUEST.LINE_ID, HANDLING_REQUEST.ID));
    }
}
