package org.sekisho.app.duties.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.duties.CorrectEvidence;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.EvidenceId;
import org.sekisho.app.duties.GiveEvidence;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.duties.OccasionId;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.organisation.PersonFile;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentFile;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Attesting that a duty was done, and mending what was attested. */
@Controller
class EvidencePages {

    private final Desk desk;
    private final GiveEvidence giveEvidence;
    private final CorrectEvidence correctEvidence;
    private final DutyFile dutyFiles;
    private final FileStore files;
    private final PersonFile people;

    EvidencePages(
            Desk desk,
            GiveEvidence giveEvidence,
            CorrectEvidence correctEvidence,
            DutyFile dutyFiles,
            FileStore files,
            PersonFile people) {
        this.desk = desk;
        this.giveEvidence = giveEvidence;
        this.correctEvidence = correctEvidence;
        this.dutyFiles = dutyFiles;
        this.files = files;
        this.people = people;
    }

    @GetMapping("/duties/{id}/attest")
    @Requires(Permission.GIVE_EVIDENCE)
    Rendering attesting(
            Actor actor,
            Shell shell,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String occasion) {
        return attesting(actor, shell, id, Form.empty().with("subject", subject).with("occasion", occasion));
    }

    private Rendering attesting(Actor actor, Shell shell, String id, Form form) {
        var texts = shell.texts();
        var open = desk.open(actor, texts, id);
        var duty = open.current();
        if (!duty.mayBeVouchedForBy(actor)) {
            throw new Refusal.NotPermitted(Permission.KEEP_DUTIES);
        }
        return desk.form(shell, "duties/attest", "duties.attest.title", open, form)
                .with("duty", open.title())
                .with("control", open.control())
                .with("everyone", duty.scope() == Scope.EACH_PERSON)
                .with("whole", actor.may(Permission.KEEP_DUTIES))
                .with("sections", desk.sections(actor, duty))
                .with("person", duty.scope() == Scope.EACH_PERSON ? person(actor, form) : "")
                .with(
                        "occasions",
                        open.file().occasions().stream()
                                .filter(DutyFile.Occasion::open)
                                .map(one -> Choice.of(
                                        one.id().value().toString(),
                                        texts.get(
                                                "duties.occasion.words",
                                                Dates.day(texts, one.happenedOn()),
                                                one.what())))
                                .toList());
    }

    /** The name of the one person whose part is attested; empty for everybody. */
    private String person(Actor actor, Form form) {
        return Desk.subject(form.field("subject").value())
                .map(subject -> people.of(actor, new PersonId(subject), desk.today())
                        .name()
                        .full())
                .orElse("");
    }

    @PostMapping("/duties/{id}/attest")
    @Requires(Permission.GIVE_EVIDENCE)
    View attest(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) Optional<MultipartFile> file) {
        var form = new Sent(sent, desk.today());
        var texts = shell.texts();
        try {
            var open = mine(actor, shell, id);
            var subject = Desk.subject(form.text("subject"));
            if (subject.isEmpty()
                    && open.current().scope() == Scope.EACH_SECTION
                    && !actor.may(Permission.KEEP_DUTIES)) {
                form.wrong("subject", Message.of("duties.form.choose"));
            }
            var foreign = subject.filter(one -> open.current().scope() == Scope.EACH_SECTION
                    && desk.sections(actor, open.current()).stream()
                            .noneMatch(choice -> choice.value().equals(one.toString())));
            if (foreign.isPresent()) {
                form.wrong("subject", Message.of("duties.form.choose"));
            }
            var happenedOn = form.day("happenedOn");
            var occasion = form.text("occasion");
            file.filter(one -> one.getSize() > GiveEvidence.MOST_BYTES)
                    .ifPresent(one -> form.wrong("file", Message.of("duties.form.file-large")));
            form.refuseIfAny("doneBy");
            var input = new GiveEvidence.Input(
                    open.file().id(),
                    subject,
                    happenedOn,
                    form.text("doneBy"),
                    form.text("note"),
                    form.text("place"),
                    file.filter(one -> !one.isEmpty()).map(one -> written(actor, one)),
                    occasion.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new OccasionId(SentId.addressed(occasion, "occasion"))));
            giveEvidence.give(actor, input);
            return Sent.redirect(request, open.href(), texts.get("duties.attest.done"));
        } catch (Refusal.Invalid invalid) {
            return attesting(actor, shell, id, form.refused(invalid, texts));
        }
    }

    private FileStore.Written written(Actor actor, MultipartFile file) {
        try (var content = file.getInputStream()) {
            return files.write(
                    actor, SentFile.name(file, "file"), "application/octet-stream", content, GiveEvidence.MOST_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload was not received whole", e);
        }
    }

    @GetMapping("/duties/{id}/evidence/{evidence}/correct")
    @Requires(Permission.GIVE_EVIDENCE)
    Rendering correcting(Actor actor, Shell shell, @PathVariable String id, @PathVariable String evidence) {
        var texts = shell.texts();
        var item = item(actor, desk.open(actor, texts, id), evidence);
        return correcting(
                actor,
                shell,
                id,
                evidence,
                Form.empty()
                        .with("happenedOn", Dates.day(texts, item.happenedOn()))
                        .with("doneBy", item.doneBy())
                        .with("place", item.place())
                        .with("note", item.note()));
    }

    private Rendering correcting(Actor actor, Shell shell, String id, String evidence, Form form) {
        return mending(actor, shell, id, evidence, form, "duties/correct", "duties.correct.title");
    }

    private Rendering mending(
            Actor actor, Shell shell, String id, String evidence, Form form, String template, String title) {
        var texts = shell.texts();
        var open = desk.open(actor, texts, id);
        if (!open.current().mayBeVouchedForBy(actor)) {
            throw new Refusal.NotPermitted(Permission.KEEP_DUTIES);
        }
        return desk.form(shell, template, title, open, form).with("item", item(actor, open, evidence));
    }

    /** What stands and was attested. */
    private DutyFile.Evidence item(Actor actor, Desk.Open open, String evidence) {
        var item = dutyFiles.standing(actor, open.file().id(), new EvidenceId(SentId.addressed(evidence, "evidence")));
        if (item.nature() != Nature.ATTESTED) {
            throw new Refusal.NotFound("evidence");
        }
        return item;
    }

    @PostMapping("/duties/{id}/evidence/{evidence}/correct")
    @Requires(Permission.GIVE_EVIDENCE)
    View correct(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String evidence,
            @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, desk.today());
        var texts = shell.texts();
        try {
            var open = mine(actor, shell, id);
            var item = item(actor, open, evidence);
            var happenedOn = form.day("happenedOn");
            form.refuseIfAny();
            correctEvidence.correct(
                    actor,
                    new CorrectEvidence.Input(
                            item.id(),
                            happenedOn,
                            form.text("doneBy"),
                            form.text("note"),
                            form.text("place"),
                            form.text("reason")));
            return Sent.redirect(request, open.href(), texts.get("duties.correct.done"));
        } catch (Refusal.Invalid invalid) {
            return correcting(actor, shell, id, evidence, form.refused(invalid, texts));
        }
    }

    private Desk.Open mine(Actor actor, Shell shell, String id) {
        var open = desk.open(actor, shell.texts(), id);
        if (!open.current().mayBeVouchedForBy(actor)) {
            throw new Refusal.NotPermitted(Permission.KEEP_DUTIES);
        }
        return open;
    }

    @GetMapping("/duties/{id}/evidence/{evidence}/strike")
    @Requires(Permission.GIVE_EVIDENCE)
    Rendering striking(Actor actor, Shell shell, @PathVariable String id, @PathVariable String evidence) {
        return striking(actor, shell, id, evidence, Form.empty());
    }

    private Rendering striking(Actor actor, Shell shell, String id, String evidence, Form form) {
        return mending(actor, shell, id, evidence, form, "duties/strike", "duties.strike.title");
    }

    @PostMapping("/duties/{id}/evidence/{evidence}/strike")
    @Requires(Permission.GIVE_EVIDENCE)
    View strike(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String evidence,
            @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, desk.today());
        try {
            var open = mine(actor, shell, id);
            correctEvidence.strike(
                    actor,
                    new CorrectEvidence.Strike(item(actor, open, evidence).id(), form.text("reason")));
            return Sent.redirect(request, open.href(), shell.texts().get("duties.strike.done"));
        } catch (Refusal.Invalid invalid) {
            return striking(actor, shell, id, evidence, form.refused(invalid, shell.texts()));
        }
    }
}
