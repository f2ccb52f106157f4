package org.sekisho.app.controls;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.CatalogueUnreadable;
import org.springframework.stereotype.Service;

/**
 * Takes what a body adds to the catalogue, in the place of what it added before, and makes the bindings of the texts in
 * force anew with it.
 */
@Service
public final class ExtendCatalogue {

    private static final int MOST_BYTES = 1 << 20;

    /** A file in the format of the catalogue's own, UTF-8. */
    public record Input(String fileName, byte[] content) {}

    private final Work work;
    private final Catalogues catalogues;
    private final Renewal renewal;

    ExtendCatalogue(Work work, Catalogues catalogues, Renewal renewal) {
        this.work = work;
        this.catalogues = catalogues;
        this.renewal = renewal;
    }

    /** @throws Refusal.Invalid naming the line and the field that cannot be read; nothing is changed then */
    public Catalogue extend(Actor actor, Input input) {
        actor.require(Permission.KEEP_DUTIES);
        if (input.content().length > MOST_BYTES) {
            throw new Refusal.Invalid("file", Message.of("controls.refusal.file-large"));
        }
        var content = new String(input.content(), StandardCharsets.UTF_8);
        Catalogue catalogue;
        try {
            catalogue = CatalogueOfBody.read(content, input.fileName());
        } catch (CatalogueUnreadable e) {
            throw new Refusal.Invalid(
                    "file", Message.of("controls.refusal.file-unreadable", e.messageJa(), e.messageEn()));
        }
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "controls");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var entry = tx.enter(Act.of("controls.catalogue.extended", "body", tx.body())
                    .after("controls", catalogue.controls().size()));
            catalogues.supersede(
                    tx, catalogues.current(tx).stream().map(Catalogues.Row::id).toList());
            catalogues.add(tx, entry, List.of(new Catalogues.Row(tx.newId(), content, Span.since(today))));
            renewal.all(tx);
            return catalogue;
        });
    }
}
