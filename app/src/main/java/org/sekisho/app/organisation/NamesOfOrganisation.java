package org.sekisho.app.organisation;

import static org.sekisho.schema.tables.Tables.APPOINTMENT;
import static org.sekisho.schema.tables.Tables.ORGAN_VERSION;
import static org.sekisho.schema.tables.Tables.PERSON_VERSION;
import static org.sekisho.schema.tables.Tables.POST_VERSION;
import static org.sekisho.schema.tables.Tables.SECTION_VERSION;
import static org.sekisho.schema.tables.Tables.TENURE;

import java.util.List;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.NamesInRegisters;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Repository;

/** What people, posts, sections and organs in the record are called. */
@Repository
class NamesOfOrganisation extends NamesInRegisters {

    NamesOfOrganisation() {
        super(
                Names.in(
                                "person",
                                Permission.READ_ORGANISATION,
                                PERSON_VERSION,
                                PERSON_VERSION.PERSON_ID,
                                DSL.concat(PERSON_VERSION.FAMILY_NAME, DSL.inline(" "), PERSON_VERSION.GIVEN_NAME))
                        .on("/organisation/people/"),
                Names.in("post", Permission.READ_ORGANISATION, POST_VERSION, POST_VERSION.POST_ID, POST_VERSION.TITLE)
                        .on("/organisation/posts/"),
                Names.in(
                                "section",
                                Permission.READ_ORGANISATION,
                                SECTION_VERSION,
                                SECTION_VERSION.SECTION_ID,
                                SECTION_VERSION.NAME)
                        .on("/organisation/sections/"),
                Names.in(
                        "organ",
                        Permission.READ_ORGANISATION,
                        ORGAN_VERSION,
                        ORGAN_VERSION.ORGAN_ID,
                        ORGAN_VERSION.NAME));
    }

    @Override
    protected List<Parts> parts() {
        return List.of(
                new Parts(PERSON_VERSION, PERSON_VERSION.PERSON_ID, PERSON_VERSION.ACCOUNT_ID),
                new Parts(TENURE, TENURE.PERSON_ID, TENURE.TENURE_ID),
                new Parts(TENURE, TENURE.POST_ID, TENURE.TENURE_ID),
                new Parts(APPOINTMENT, APPOINTMENT.PERSON_ID, APPOINTMENT.APPOINTMENT_ID));
    }
}
