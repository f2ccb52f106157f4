package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.app.organisation.ImportPosts;
import org.sekisho.app.organisation.ImportSections;
import org.sekisho.app.organisation.ImportStaff;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Entry;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The import of sections, posts and people from CSV: the file, what it would change, and the confirmation. */
@Controller
class CsvImportPages {

    /** How many faults of a file are shown; whoever mends those sees the next. */
    private static final int SHOWN = 100;

    /** What a file holds, in the order in which a new body imports them. */
    enum Kind {
        SECTIONS("/organisation"),
        POSTS("/organisation"),
        STAFF("/organisation/people");

        private final String done;

        Kind(String done) {
            this.done = done;
        }

        /** As it stands in an address. */
        String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String token) {
            return Stream.of(values())
                    .filter(kind -> kind.token().equals(token))
                    .findFirst();
        }
    }

    /** What a file would change, whatever it holds. */
    private record Preview(int rows, List<Entry> lines, String fingerprint) {}

    private final ImportSections importSections;
    private final ImportPosts importPosts;
    private final ImportStaff importStaff;
    private final Time time;
    private final Templates templates;

    CsvImportPages(
            ImportSections importSections,
            ImportPosts importPosts,
            ImportStaff importStaff,
            Time time,
            Templates templates) {
        this.importSections = importSections;
        this.importPosts = importPosts;
        this.importStaff = importStaff;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping("/organisation/import")
    @Requires(Permission.CHANGE_ORGANISATION)
    Rendering choose(Actor actor, Shell shell, @RequestParam(defaultValue = "staff") String kind) {
        return choose(shell, Form.empty().with("kind", kind), List.of());
    }

    private Rendering choose(Shell shell, Form form, List<String> faults) {
        var texts = shell.texts();
        return templates
                .page("organisation/import", AboutPerson.refusing(under(shell, "organisation.import.title"), form))
                .with("form", form)
                .with(
                        "kinds",
                        Stream.of(Kind.values())
                                .map(kind ->
                                        Choice.of(kind.token(), texts.get("organisation.import.kind." + kind.token())))
                                .toList())
                .with("faults", faults.stream().limit(SHOWN).toList())
                .with("more", Math.max(0, faults.size() - SHOWN))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static Page under(Shell shell, String title) {
        return Page.titled(shell, shell.texts().get(title))
                .under(new Crumb(shell.texts().get("organisation.chart.title"), "/organisation"));
    }

    /** A file with the headings alone. */
    @GetMapping("/organisation/import/templates/{kind}")
    @Requires(Permission.CHANGE_ORGANISATION)
    ResponseEntity<byte[]> template(Actor actor, Shell shell, @PathVariable String kind) {
        var known = Kind.of(kind).orElseThrow(() -> new Refusal.NotFound("template"));
        var bytes = switch (known) {
            case SECTIONS -> ImportSections.template();
            case POSTS -> ImportPosts.template();
            case STAFF -> ImportStaff.template();
        };
        var name = shell.texts().get("organisation.import.kind." + known.token()) + ".csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    @PostMapping("/organisation/import")
    @Requires(Permission.CHANGE_ORGANISATION)
    Rendering preview(
            Actor actor, Shell shell, @RequestParam MultipartFile file, @RequestParam Map<String, String> sent)
            throws IOException {
        var form = new SentForm(sent);
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        try {
            var kind = kind(form);
            if (file.isEmpty()) {
                form.wrong("file", Message.of("shared.refusal.missing"));
            }
            var day = form.day("day", time.today());
            form.refuseIfAny();
            return preview(actor, shell, kind, name, file.getBytes(), day);
        } catch (Refusal.Invalid invalid) {
            return refused(shell, form, name, invalid);
        }
    }

    private static Kind kind(SentForm form) {
        var kind = Kind.of(form.text("kind"));
        if (kind.isEmpty()) {
            form.wrong("kind", Message.of("organisation.form.choose"));
        }
        return kind.orElse(Kind.STAFF);
    }

    /** The form again; several faults of one file stand in a list, each with its line and column. */
    private Rendering refused(Shell shell, SentForm form, String name, Refusal.Invalid invalid) {
        var texts = shell.texts();
        var faults = invalid.problems().stream()
                .filter(problem -> problem.field().equals("file"))
                .map(problem -> Bundles.words(texts, problem.message()))
                .toList();
        var again = form.refused(invalid, texts);
        if (name.isEmpty() || faults.isEmpty()) {
            return choose(shell, again, List.of());
        }
        if (faults.size() == 1) {
            return choose(
                    shell,
                    again.wrong("file", texts.get("organisation.import.fault", name, faults.getFirst())),
                    List.of());
        }
        return choose(shell, again.wrong("file", texts.get("organisation.import.faults", name, faults.size())), faults);
    }

    private Rendering preview(Actor actor, Shell shell, Kind kind, String name, byte[] bytes, LocalDate day) {
        var texts = shell.texts();
        var preview = preview(actor, texts, kind, bytes, day);
        return templates
                .page("organisation/importPreview", under(shell, "organisation.import.preview.title"))
                .with("rows", preview.rows())
                .with("lines", preview.lines())
                .with("fingerprint", preview.fingerprint())
                .with("kind", kind.token())
                .with("name", name)
                .with("day", Dates.day(texts, day))
                .with("dayValue", day.toString())
                .with("content", Base64.getEncoder().encodeToString(bytes));
    }

    private Preview preview(Actor actor, Texts texts, Kind kind, byte[] bytes, LocalDate day) {
        return switch (kind) {
            case SECTIONS -> {
                var found = importSections.preview(actor, new ImportSections.Input(bytes, day));
                yield new Preview(
                        found.rows(),
                        found.items().stream().map(item -> line(texts, item)).toList(),
                        found.fingerprint());
            }
            case POSTS -> {
                var found = importPosts.preview(actor, new ImportPosts.Input(bytes, day));
                yield new Preview(
                        found.rows(),
                        found.items().stream().map(item -> line(texts, item)).toList(),
                        found.fingerprint());
            }
            case STAFF -> {
                var found = importStaff.preview(actor, new ImportStaff.Input(bytes, day));
                yield new Preview(
                        found.rows(),
                        found.items().stream()
                                .map(item -> new Entry(item.staffNumber() + "　" + item.name(), words(texts, item)))
                                .toList(),
                        found.fingerprint());
            }
        };
    }

    private static Entry line(Texts texts, ImportSections.Item item) {
        return switch (item) {
            case ImportSections.Item.OrganEstablished(var name) ->
                new Entry(name, texts.get("organisation.import.item.organ"));
            case ImportSections.Item.Established(var code, var name, var above) ->
                new Entry(code + "　" + name, texts.get("organisation.import.item.section", above));
            case ImportSections.Item.Renamed(var code, var name, var former) ->
                new Entry(code + "　" + name, texts.get("organisation.import.item.section-renamed", former));
            case ImportSections.Item.Moved(var code, var name, var above) ->
                new Entry(code + "　" + name, texts.get("organisation.import.item.section-moved", above));
        };
    }

    private static Entry line(Texts texts, ImportPosts.Item item) {
        return switch (item) {
            case ImportPosts.Item.Established(var place, var title, var seats) ->
                new Entry(place + "　" + title, texts.get("organisation.import.item.post", seats));
            case ImportPosts.Item.SeatsChanged(var place, var title, var seats, var former) ->
                new Entry(place + "　" + title, texts.get("organisation.import.item.seats", seats, former));
        };
    }

    private static String words(Texts texts, ImportStaff.Item item) {
        return switch (item) {
            case ImportStaff.Item.Registered registered -> texts.get("organisation.import.item.registered");
            case ImportStaff.Item.Renamed(var number, var name, var former) ->
                texts.get("organisation.import.item.renamed", former);
            case ImportStaff.Item.Assigned(var number, var name, var section, var title, var holding) ->
                texts.get("organisation.import.item.assigned", section, title, Words.holding(texts, holding));
            case ImportStaff.Item.Ended(var number, var name, var section, var title) ->
                texts.get("organisation.import.item.ended", section, title);
        };
    }

    @PostMapping("/organisation/import/confirmed")
    @Requires(Permission.CHANGE_ORGANISATION)
    @FreshProof
    View take(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var kind = kind(form);
            var day = form.day("day", time.today());
            form.refuseIfAny();
            int taken = take(actor, kind, content(form.text("content")), day, form.text("fingerprint"));
            return SentForm.redirect(request, kind.done, shell.texts().get("organisation.import.done", taken));
        } catch (Refusal.Invalid invalid) {
            return refused(shell, form, form.text("name"), invalid);
        }
    }

    private int take(Actor actor, Kind kind, byte[] bytes, LocalDate day, String fingerprint) {
        return switch (kind) {
            case SECTIONS ->
                importSections
                        .take(actor, new ImportSections.Input(bytes, day), fingerprint)
                        .items()
                        .size();
            case POSTS ->
                importPosts
                        .take(actor, new ImportPosts.Input(bytes, day), fingerprint)
                        .items()
                        .size();
            case STAFF ->
                importStaff
                        .take(actor, new ImportStaff.Input(bytes, day), fingerprint)
                        .items()
                        .size();
        };
    }

    private static byte[] content(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException broken) {
            throw new Refusal.Invalid(List.of(new Refusal.Problem("file", Message.of("shared.refusal.missing"))));
        }
    }
}
