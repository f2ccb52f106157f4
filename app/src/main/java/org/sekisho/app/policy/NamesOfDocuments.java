package org.sekisho.app.policy;

import static org.sekisho.schema.tables.Tables.DOCUMENT_VERSION;

import java.util.List;
import org.sekisho.app.evidence.NamesInRegisters;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Repository;

/** What documents and their versions are called in the record. */
@Repository
class NamesOfDocuments extends NamesInRegisters {

    NamesOfDocuments() {
        super(
                Names.in(
                                "document",
                                Permission.READ_EVERY_DOCUMENT,
                                DOCUMENT_VERSION,
                                DOCUMENT_VERSION.DOCUMENT_ID,
                                DOCUMENT_VERSION.TITLE)
                        .on("/policy/in-force/"),
                Names.in(
                                "version",
                                Permission.READ_EVERY_DOCUMENT,
                                DOCUMENT_VERSION,
                                DOCUMENT_VERSION.ID,
                                DOCUMENT_VERSION.TITLE)
                        .on("/policy/versions/"));
    }

    @Override
    protected List<Parts> parts() {
        return List.of(new Parts(DOCUMENT_VERSION, DOCUMENT_VERSION.DOCUMENT_ID, DOCUMENT_VERSION.ID));
    }
}
