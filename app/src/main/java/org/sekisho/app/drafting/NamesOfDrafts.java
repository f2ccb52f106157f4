package org.sekisho.app.drafting;

import static org.sekisho.schema.tables.Tables.REVISION_DRAFT;

import org.sekisho.app.evidence.NamesInRegisters;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Repository;

/** What drafts of revisions are called in the record. */
@Repository
class NamesOfDrafts extends NamesInRegisters {

    NamesOfDrafts() {
        super(Names.in("draft", Permission.DRAFT_REVISION, REVISION_DRAFT, REVISION_DRAFT.ID, REVISION_DRAFT.TITLE)
                .on("/policy/drafts/"));
    }
}
