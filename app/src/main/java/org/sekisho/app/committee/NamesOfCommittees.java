package org.sekisho.app.committee;

import static org.sekisho.schema.tables.Tables.COMMITTEE;
import static org.sekisho.schema.tables.Tables.COMMITTEE_ITEM;
import static org.sekisho.schema.tables.Tables.COMMITTEE_MEETING;

import java.util.List;
import org.sekisho.app.evidence.NamesInRegisters;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Repository;

/** What committees and their meetings are called in the record. */
@Repository
class NamesOfCommittees extends NamesInRegisters {

    NamesOfCommittees() {
        super(
                Names.in("committee", Permission.READ_ORGANISATION, COMMITTEE, COMMITTEE.COMMITTEE_ID, COMMITTEE.NAME)
                        .on("/committees/"),
                Names.without("meeting", Permission.READ_ORGANISATION, COMMITTEE_MEETING, COMMITTEE_MEETING.ID)
                        .on("/committees/meetings/"));
    }

    @Override
    protected List<Parts> parts() {
        return List.of(
                new Parts(COMMITTEE_MEETING, COMMITTEE_MEETING.COMMITTEE_ID, COMMITTEE_MEETING.ID),
                new Parts(COMMITTEE_ITEM, COMMITTEE_ITEM.MEETING_ID, COMMITTEE_ITEM.ID));
    }
}
