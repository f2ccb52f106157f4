package org.sekisho.app.exceptions;

import static org.sekisho.schema.tables.Tables.EXCEPTION_REQUEST;

import org.sekisho.app.evidence.NamesInRegisters;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Repository;

/** Where exceptions named in the record are read. */
@Repository
class NamesOfExceptions extends NamesInRegisters {

    NamesOfExceptions() {
        super(Names.in(
                        "exception",
                        Permission.TAKE_RECORD,
                        EXCEPTION_REQUEST,
                        EXCEPTION_REQUEST.ID,
                        EXCEPTION_REQUEST.SUBJECT_NAME)
                .on("/exceptions/"));
    }
}
