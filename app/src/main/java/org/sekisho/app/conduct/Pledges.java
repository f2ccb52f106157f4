package org.sekisho.app.conduct;

import static org.sekisho.schema.tables.Tables.PLEDGE;
import static org.sekisho.schema.tables.Tables.PLEDGE_FORM;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Repository;

/** The texts that people sign on joining and leaving, and who signed which. */
@Repository
class Pledges {

    /** All versions of the texts that count, the newest first. */
    List<PledgeRegister.Form> forms(Tx tx, AsOf asOf) {
        var f = PLEDGE_FORM;
        return tx.sql()
                .selectFrom(f)
                .where(
                        f.BODY_ID.eq(tx.body()),
                        asOf.knownBefore()
                                .map(end -> f.ENTERED_AT.lt(end.atOffset(ZoneOffset.UTC)))
                                .orElseGet(DSL::noCondition))
                .orderBy(f.KIND, f.NUMBER.desc())
                .fetch(row -> new PledgeRegister.Form(
                        row.get(f.ID),
                        PledgeKind.valueOf(row.get(f.KIND)),
                        row.get(f.NUMBER),
                        row.get(f.TITLE),
                        row.get(f.CONTENT),
                        row.get(f.VALID_FROM)));
    }

    void add(Tx tx, UUID entry, PledgeRegister.Form form) {
        var f = PLEDGE_FORM;
        tx.sql()
                .insertInto(f)
                .set(f.BODY_ID, tx.body())
                .set(f.ID, form.id())
                .set(f.KIND, form.kind().name())
                .set(f.NUMBER, form.number())
                .set(f.TITLE, form.title())
                .set(f.CONTENT, form.content())
                .set(f.VALID_FROM, form.from())
                .set(f.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(f.ENTRY_ID, entry)
                .execute();
    }

    /** Who had signed by the day, as far as it counts, the newest first. */
    List<PledgeRegister.Signed> signed(Tx tx, AsOf asOf) {
        return signed(tx, asOf, DSL.noCondition());
    }

    /** What one person had signed by the day. */
    List<PledgeRegister.Signed> signed(Tx tx, AsOf asOf, PersonId person) {
        return signed(tx, asOf, PLEDGE.PERSON_ID.eq(person.value()));
    }

    /** When it was entered. */
    Instant enteredAt(Tx tx, UUID pledge) {
        return tx.sql()
                .select(PLEDGE.ENTERED_AT)
                .from(PLEDGE)
                .where(PLEDGE.BODY_ID.eq(tx.body()), PLEDGE.ID.eq(pledge))
                .fetchOptional(PLEDGE.ENTERED_AT)
                .orElseThrow()
                .toInstant();
    }

    /** Empties what says who signed. @return the scans of the papers */
    List<UUID> erase(Tx tx, List<PledgeRegister.Signed> pledges) {
        tx.sql()
                .update(PLEDGE)
                .set(PLEDGE.SIGNER, "")
                .set(PLEDGE.COMPANY, "")
                .set(PLEDGE.PLACE, "")
                .where(
                        PLEDGE.BODY_ID.eq(tx.body()),
                        PLEDGE.ID.eq(DSL.any(
                                pledges.stream().map(PledgeRegister.Signed::id).toArray(UUID[]::new))))
                .execute();
        return pledges.stream().flatMap(one -> one.file().stream()).distinct().toList();
    }

    private static List<PledgeRegister.Signed> signed(Tx tx, AsOf asOf, Condition condition) {
        var p = PLEDGE;
        return tx.sql()
                .selectFrom(p)
                .where(
                        p.BODY_ID.eq(tx.body()),
                        condition,
                        p.SIGNED_ON.le(asOf.day()),
                        Register.known(asOf, p.ENTERED_AT, p.SUPERSEDED_AT))
                .orderBy(p.SIGNED_ON.desc(), p.ID)
                .fetch(row -> new PledgeRegister.Signed(
                        row.get(p.ID),
                        row.get(p.FORM_ID),
                        Optional.ofNullable(row.get(p.PERSON_ID)).map(PersonId::new),
                        row.get(p.SIGNER),
                        row.get(p.COMPANY),
                        row.get(p.WAY).equals("ACCOUNT"),
                        row.get(p.SIGNED_ON),
                        row.get(p.PLACE),
                        Optional.ofNullable(row.get(p.FILE_ID))));
    }

    void add(
            Tx tx,
            UUID entry,
            UUID id,
            UUID form,
            Optional<PersonId> person,
            String signer,
            String company,
            boolean account,
            LocalDate on,
            String place,
            Optional<UUID> file) {
        var p = PLEDGE;
        tx.sql()
                .insertInto(p)
                .set(p.BODY_ID, tx.body())
                .set(p.ID, id)
                .set(p.FORM_ID, form)
                .set(p.PERSON_ID, person.map(PersonId::value).orElse(null))
                .set(p.SIGNER, signer)
                .set(p.COMPANY, company)
                .set(p.WAY, account ? "ACCOUNT" : "PAPER")
                .set(p.SIGNED_ON, on)
                .set(p.PLACE, place)
                .set(p.FILE_ID, file.orElse(null))
                .set(p.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(p.ENTRY_ID, entry)
                .execute();
    }
}
