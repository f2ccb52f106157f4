package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.sekisho.app.organisation.CorrectTenure;
import org.sekisho.app.organisation.EndTenure;
import org.sekisho.app.organisation.PersonFile;
import org.sekisho.app.organisation.StrikeTenure;
import org.sekisho.app.organisation.TenureId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One tenure of a person: its end, the correction of its days, and its striking where it never was. */
@Controller
class TenurePages {

    private static final String END = "/organisation/people/{id}/tenures/{tenure}/end";
    private static final String CORRECT = "/organisation/people/{id}/tenures/{tenure}/correct";
    private static final String STRIKE = "/organisation/people/{id}/tenures/{tenure}/strike";
    private static final String WAY = "way";
    private static final String BY_POST = "post";

    /** That the post or the person has no room on those days is mended by other days. */
    private static final Map<String, String> CORRECTED = Map.of("to", "last", "person", "from", "post", "from");

    private final AboutPerson about;
    private final EndTenure endTenure;
    private final CorrectTenure correctTenure;
    private final StrikeTenure strikeTenure;
    private final Time time;

    TenurePages(
            AboutPerson about, EndTenure endTenure, CorrectTenure correctTenure, StrikeTenure strikeTenure, Time time) {
        this.about = about;
        this.endTenure = endTenure;
        this.correctTenure = correctTenure;
        this.strikeTenure = strikeTenure;
        this.time = time;
    }

    @GetMapping(END)
    @Requires(Permission.CHANGE_ORGANISATION)
    @FreshProof
    Rendering ending(
            Actor actor,
            Shell shell,
            @PathVariable String id,
            @PathVariable String tenure,
            @RequestParam Map<String, String> sent) {
        return form(actor, shell, id, tenure, "end", sent, Form.empty());
    }

    private Rendering form(
            Actor actor, Shell shell, String id, String tenure, String what, Map<String, String> sent, Form form) {
        var file = about.file(actor, id);
        var held = held(file, tenure);
        return about.form(shell, "organisation/" + what, "organisation." + what + ".title", file, form)
                .with("held", held)
                .with("way", sent.getOrDefault(WAY, ""))
                .with("back", back(id, held, sent));
    }

    /** Where whoever came from the post goes back to the post; everybody else to the person. */
    private static String back(String id, PersonFile.Held held, Map<String, String> sent) {
        return sent.getOrDefault(WAY, "").equals(BY_POST)
                ? "/organisation/posts/" + held.post()
                : AboutPerson.address(id);
    }

    private static PersonFile.Held held(PersonFile.File file, String tenure) {
        return file.posts().stream()
                .filter(one -> one.tenure().toString().equals(tenure))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("tenure"));
    }

    @PostMapping(END)
    @Requires(Permission.CHANGE_ORGANISATION)
    @FreshProof
    View end(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String tenure,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var to = form.day("to", time.today().minusDays(1)).plusDays(1);
            form.refuseIfAny();
            var back = back(id, held(about.file(actor, id), tenure), sent);
            endTenure.end(actor, new EndTenure.Input(new TenureId(SentId.addressed(tenure, "tenure")), to));
            return SentForm.redirect(request, back, shell.texts().get("organisation.end.done"));
        } catch (Refusal.Invalid invalid) {
            return form(actor, shell, id, tenure, "end", sent, form.refused(invalid, shell.texts()));
        }
    }

    @GetMapping(CORRECT)
    @Requires(Permission.CHANGE_ORGANISATION)
    @FreshProof
    Rendering correcting(
            Actor actor,
            Shell shell,
            @PathVariable String id,
            @PathVariable String tenure,
            @RequestParam Map<String, String> sent) {
        var span = held(about.file(actor, id), tenure).span();
        return form(
                actor,
                shell,
                id,
                tenure,
                "correct",
                sent,
                Form.empty()
                        .with("from", SentForm.typed(span.from()))
                        .with("last", span.lastDay().map(SentForm::typed).orElse("")));
    }

    @PostMapping(CORRECT)
    @Requires(Permission.CHANGE_ORGANISATION)
    @FreshProof
    View correct(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String tenure,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var from = form.day("from", time.today());
            var to = form.optionalDay("last").map(last -> last.plusDays(1));
            form.refuseIfAny();
            var back = back(id, held(about.file(actor, id), tenure), sent);
            correctTenure.correct(
                    actor,
                    new CorrectTenure.Input(
                            new TenureId(SentId.addressed(tenure, "tenure")), from, to, form.text("reason")));
            return SentForm.redirect(request, back, shell.texts().get("organisation.correct.done"));
        } catch (Refusal.Invalid invalid) {
            return form(actor, shell, id, tenure, "correct", sent, form.refused(invalid, shell.texts(), CORRECTED));
        }
    }

    @GetMapping(STRIKE)
    @Requires(Permission.CHANGE_ORGANISATION)
    @FreshProof
    Rendering striking(
            Actor actor,
            Shell shell,
            @PathVariable String id,
            @PathVariable String tenure,
            @RequestParam Map<String, String> sent) {
        return form(actor, shell, id, tenure, "strike", sent, Form.empty());
    }

    @PostMapping(STRIKE)
    @Requires(Permission.CHANGE_ORGANISATION)
    @FreshProof
    View strike(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String tenure,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var back = back(id, held(about.file(actor, id), tenure), sent);
            strikeTenure.strike(
                    actor,
                    new StrikeTenure.Input(new TenureId(SentId.addressed(tenure, "tenure")), form.text("reason")));
            return SentForm.redirect(request, back, shell.texts().get("organisation.strike.done"));
        } catch (Refusal.Invalid invalid) {
            return form(actor, shell, id, tenure, "strike", sent, form.refused(invalid, shell.texts()));
        }
    }
}
