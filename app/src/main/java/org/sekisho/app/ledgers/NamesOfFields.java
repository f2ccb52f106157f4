package org.sekisho.app.ledgers;

import static org.sekisho.schema.tables.Tables.LEDGER_FIELD;

import org.sekisho.app.evidence.NamesInRegisters;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Repository;

/** What the fields that a body added are called in the record. */
@Repository
class NamesOfFields extends NamesInRegisters {
    NamesOfFields() {
        super(Names.in(
                "ledger_field", Permission.READ_LEDGERS, LEDGER_FIELD, LEDGER_FIELD.FIELD_ID, LEDGER_FIELD.LABEL));
    }
}
