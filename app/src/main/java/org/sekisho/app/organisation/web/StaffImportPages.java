package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.sekisho.app.organisation.ImportStaff;
import org.sekisho.app.organisation.ImportStaff.Item;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Entry;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The import of people and their posts: the file, what it would change, and the confirmation. */
@Controller
class StaffImportPages {

    private final ImportStaff importStaff;
    private final Time time;
    private final Templates templates;

    StaffImportPages(ImportStaff importStaff, Time time, Templates templates) {
        this.importStaff = importStaff;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping("/organisation/import")
    @Requires(Permission.CHANGE_ORGANISATION)
    Rendering choose(Actor actor, Shell shell) {
        return choose(shell, Form.empty());
    }

    private Rendering choose(Shell shell, Form form) {
        var page = under(shell, "organisation.import.title");
        return templates
                .page("organisation/import", form.refused() ? page.refusing() : page)
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static Page under(Shell shell, String title) {
        return Page.titled(shell, shell.texts().get(title))
                .under(new Crumb(shell.texts().get("organisation.people.title"), "/organisation/people"));
    }

    @PostMapping("/organisation/import")
    @Requires(Permission.CHANGE_ORGANISATION)
    Rendering preview(
            Actor actor, Shell shell, @RequestParam MultipartFile file, @RequestParam Map<String, String> sent)
            throws IOException {
        var form = new SentForm(sent);
        try {
            if (file.isEmpty()) {
                form.wrong("file", Message.of("organisation.refusal.missing"));
            }
            var day = form.day("day", time.today());
            form.refuseIfAny();
            return preview(actor, shell, file.getBytes(), day);
        } catch (Refusal.Invalid invalid) {
            return choose(shell, form.refused(invalid, shell.texts()));
        }
    }

    private Rendering preview(Actor actor, Shell shell, byte[] bytes, LocalDate day) {
        var preview = importStaff.preview(actor, new ImportStaff.Input(bytes, day));
        var texts = shell.texts();
        return templates
                .page("organisation/importPreview", under(shell, "organisation.import.preview.title"))
                .with("preview", preview)
                .with(
                        "lines",
                        preview.items().stream()
                                .map(item -> new Entry(item.staffNumber() + "　" + item.name(), words(texts, item)))
                                .toList())
                .with("day", Dates.day(texts, day))
                .with("dayValue", day.toString())
                .with("content", Base64.getEncoder().encodeToString(bytes));
    }

    private static String words(Texts texts, Item item) {
        return switch (item) {
            case Item.Registered registered -> texts.get("organisation.import.item.registered");
            case Item.Renamed(var number, var name, var former) ->
                texts.get("organisation.import.item.renamed", former);
            case Item.Assigned(var number, var name, var section, var title, var holding) ->
                texts.get("organisation.import.item.assigned", section, title, Words.holding(texts, holding));
            case Item.Ended(var number, var name, var section, var title) ->
                texts.get("organisation.import.item.ended", section, title);
        };
    }

    @PostMapping("/organisation/import/confirmed")
    @Requires(Permission.CHANGE_ORGANISATION)
    View take(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var day = form.day("day", time.today());
            form.refuseIfAny();
            var taken = importStaff.take(
                    actor, new ImportStaff.Input(content(form.text("content")), day), form.text("fingerprint"));
            return SentForm.redirect(
                    request,
                    "/organisation/people",
                    shell.texts().get("organisation.import.done", taken.items().size()));
        } catch (Refusal.Invalid invalid) {
            return choose(shell, form.refused(invalid, shell.texts()));
        }
    }

    private static byte[] content(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException broken) {
            throw new Refusal.Invalid(List.of(new Refusal.Problem("file", Message.of("organisation.refusal.missing"))));
        }
    }
}
