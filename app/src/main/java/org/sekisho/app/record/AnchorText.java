package org.sekisho.app.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.stereotype.Component;

/** The mail that a checkpoint goes in: what it is for, the signed note as it stands, and how it is compared. */
@Component
class AnchorText {

    private final Texts texts;

    AnchorText(Bundles bundles) {
        this.texts = bundles.in(Bundles.JAPANESE);
    }

    String subject(Anchors.Row anchor) {
        return texts.get("record.anchor.mail.subject", Dates.moment(texts, anchor.signedAt()), anchor.size());
    }

    String body(String bodyName, Anchors.Row anchor, String key) {
        return String.join(
                "\n",
                texts.get("record.anchor.mail.greeting", bodyName.replaceAll("\\p{Cntrl}+", " ")),
                texts.get("record.anchor.mail.keep"),
                texts.get("record.anchor.mail.no-answer"),
                "",
                texts.get("record.anchor.mail.size", anchor.size()),
                texts.get("record.anchor.mail.at", moment(anchor.signedAt())),
                "",
                texts.get("record.anchor.mail.note"),
                "",
                new String(anchor.note(), StandardCharsets.UTF_8),
                texts.get("record.anchor.mail.key"),
                key,
                "",
                texts.get("record.anchor.mail.how"),
                "sekisho record verify record.zip --checkpoint mail.eml",
                "");
    }

    private String moment(Instant at) {
        return Dates.moment(texts, at);
    }
}
