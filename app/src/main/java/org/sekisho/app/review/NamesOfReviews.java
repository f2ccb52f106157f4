package org.sekisho.app.review;

import static org.sekisho.schema.tables.Tables.REVIEW_CASE;

import org.sekisho.app.evidence.NamesInRegisters;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Repository;

/** What reviews are called in the record. */
@Repository
class NamesOfReviews extends NamesInRegisters {

    NamesOfReviews() {
        super(Names.in("review", Permission.KEEP_REVIEWS, REVIEW_CASE, REVIEW_CASE.ID, REVIEW_CASE.WHAT)
                .on("/reviews/"));
    }
}
