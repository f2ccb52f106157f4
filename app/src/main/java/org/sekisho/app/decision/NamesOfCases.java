package org.sekisho.app.decision;

import static org.sekisho.schema.tables.Tables.DECISION_SUBMISSION;

import org.sekisho.app.evidence.NamesInRegisters;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Repository;

/** What cases of decision are called in the record. */
@Repository
class NamesOfCases extends NamesInRegisters {

    NamesOfCases() {
        super(Names.in(
                        "decision-case",
                        Permission.READ_ALL_DECISIONS,
                        DECISION_SUBMISSION,
                        DECISION_SUBMISSION.CASE_ID,
                        DECISION_SUBMISSION.TITLE)
                .on("/decisions/"));
    }
}
