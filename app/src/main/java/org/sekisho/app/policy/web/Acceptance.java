package org.sekisho.app.policy.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.policy.OpenImports;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Texts;

/** The form in which a person confirms what the document says of itself. */
final class Acceptance {

    private static final List<String> FIELDS = List.of(
            "document",
            "title",
            "instrument",
            "instrumentNumber",
            "decidedOn",
            "decidedBy",
            "inForce",
            "publication",
            "reason");

    private Acceptance() {}

    static Form proposed(OpenImports.Draft draft, Texts texts) {
        var proposal = draft.proposal();
        return Form.empty()
                .with("document", proposal.document().map(UUID::toString).orElse("new"))
                .with("title", proposal.title())
                .with("instrument", proposal.instrument().name())
                .with("instrumentNumber", proposal.instrumentNumber().orElse(""))
                .with("decidedOn", day(texts, proposal.decidedOn()))
                .with("decidedBy", proposal.decidedBy().orElse(""))
                .with("inForce", day(texts, proposal.inForce()))
                .with("publication", "public")
                .with("reason", "");
    }

    private static String day(Texts texts, Optional<LocalDate> day) {
        return day.map(known -> texts.locale().getLanguage().equals("ja") ? Dates.day(texts, known) : known.toString())
                .orElse("");
    }

    static Form sent(Map<String, List<String>> sent) {
        var form = Form.empty();
        for (var field : FIELDS) {
            form = form.with(field, String.join("", sent.getOrDefault(field, List.of())));
        }
        return form;
    }

    /** @throws Refusal.Invalid if a choice is missing or a day cannot be read */
    static AcceptImport.Input input(UUID draft, int number, Form form) {
        var problems = new ArrayList<Refusal.Problem>();
        var instrument =
                Typed.constant(Instrument.class, form.field("instrument").value());
        if (instrument.isEmpty()) {
            problems.add(new Refusal.Problem("instrument", Message.of("policy.accept.instrument.missing")));
        }
        var publication = form.field("publication").value();
        if (!List.of("public", "non-public").contains(publication)) {
            problems.add(new Refusal.Problem("publication", Message.of("policy.accept.publication.missing")));
        }
        var decidedOn = day(form, "decidedOn", problems);
        var inForce = day(form, "inForce", problems);
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        return new AcceptImport.Input(
                draft,
                number,
                SentId.read(form.field("document").value()),
                form.field("title").value(),
                instrument.orElse(Instrument.OTHER),
                words(form, "instrumentNumber"),
                decidedOn,
                words(form, "decidedBy"),
                inForce,
                publication.equals("public")
                        ? new Disclosure.Public()
                        : new Disclosure.NonPublic(form.field("reason").value().strip()));
    }

    private static Optional<LocalDate> day(Form form, String field, List<Refusal.Problem> problems) {
        var typed = form.field(field).value();
        if (typed.isBlank()) {
            return Optional.empty();
        }
        var read = TypedDay.read(typed);
        if (read.isEmpty()) {
            problems.add(new Refusal.Problem(field, Message.of("policy.accept.day.unreadable")));
        }
        return read;
    }

    private static Optional<String> words(Form form, String field) {
        return Optional.of(form.field(field).value().strip()).filter(Predicate.not(String::isEmpty));
    }
}
