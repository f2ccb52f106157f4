package org.sekisho.app.ledgers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.ledgers.ImportLines;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentFile;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Tone;
import org.sekisho.worksheet.HeaderRows;
import org.sekisho.worksheet.Target;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Takes an office's own table into a ledger: the file, how it is read, what it would do, and the import. */
@Controller
class LedgerImportPages {

    /** The parameter of the column of a field is called so, with its key behind. */
    private static final String COLUMN = "column-";

    /** The parameter of what stands in every row is called so, with the key of the field behind. */
    private static final String FIXED = "fixed-";

    private final Ledgers ledgers;
    private final ImportLines importLines;
    private final ReadLine readLine;
    private final Bundles bundles;
    private final Templates templates;
    private final Time time;

    LedgerImportPages(
            Ledgers ledgers,
            ImportLines importLines,
            ReadLine readLine,
            Bundles bundles,
            Templates templates,
            Time time) {
        this.ledgers = ledgers;
        this.importLines = importLines;
        this.readLine = readLine;
        this.bundles = bundles;
        this.templates = templates;
        this.time = time;
    }

    private static String address(String ledger) {
        return "/ledgers/" + ledger + "/import";
    }

    @GetMapping("/ledgers/{ledger}/import")
    @Requires(Permission.KEEP_LEDGERS)
    View ask(Actor actor, Shell shell, HttpServletRequest request, @PathVariable String ledger) {
        return ask(actor, shell, ledger, Form.empty(), NextPage.said(request));
    }

    private View ask(Actor actor, Shell shell, String ledger, Form form, Notice... notices) {
        var said = new Said(shell.texts(), ledgers.the(ledger), Map.of(), ledgers);
        var page = Page.titled(shell, shell.texts().get("ledgers.import.title"))
                .under(new Crumb(said.of("title"), "/ledgers/" + ledger))
                .saying(notices);
        return templates
                .page("ledgers/importFile", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("said", said)
                .with("address", address(ledger))
                .with("earlier", importLines.earlier(actor, ledger))
                .with("mayExport", actor.may(ledgers.the(ledger).access().readAll()))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping("/ledgers/{ledger}/import")
    @Requires(Permission.KEEP_LEDGERS)
    View take(
            Actor actor,
            Shell shell,
            @PathVariable String ledger,
            @RequestParam(required = false) Optional<MultipartFile> file) {
        UUID taken;
        try {
            var sent = file.filter(one -> !one.isEmpty())
                    .orElseThrow(() -> new Refusal.Invalid("file", Message.of("ledgers.refusal.no-file")));
            taken = importLines.take(actor, ledger, SentFile.name(sent, "file"), sent.getBytes());
        } catch (Refusal.Invalid invalid) {
            return ask(actor, shell, ledger, Bundles.refused(Form.empty(), invalid, shell.texts()));
        } catch (IOException broken) {
            return ask(
                    actor,
                    shell,
                    ledger,
                    Form.empty().wrong("file", shell.texts().get("ledgers.refusal.file-broken")));
        }
        return NextPage.at(address(ledger) + "/" + taken);
    }

    @GetMapping("/ledgers/{ledger}/import/{file}")
    @Requires(Permission.KEEP_LEDGERS)
    View preview(Actor actor, Shell shell, @PathVariable String ledger, @PathVariable String file) {
        return preview(actor, shell, ledger, id(file), Map.of(), List.of());
    }

    private View preview(
            Actor actor, Shell shell, String ledger, UUID file, Map<String, String> asked, List<String> problems) {
        var texts = shell.texts();
        var offered = readLine.offered(actor, ledger, AsOf.known(time.today()));
        var reading = reading(offered, asked);
        var preview = importLines.preview(actor, ledger, file, reading, targets(ledger, offered));
        var said = new Said(texts, offered.ledger(), preview.names(), ledgers);
        var page = Page.titled(shell, texts.get("ledgers.import.preview", preview.fileName()))
                .under(
                        new Crumb(said.of("title"), "/ledgers/" + ledger),
                        new Crumb(texts.get("ledgers.import.title"), address(ledger)))
                .saying(problems.stream()
                        .map(problem -> Notice.of(Tone.ERROR, problem))
                        .toArray(Notice[]::new));
        return templates
                .page("ledgers/importPreview", problems.isEmpty() ? page : page.refusing())
                .with("said", said)
                .with("address", address(ledger) + "/" + file)
                .with("preview", preview)
                .with("reading", ReadingForm.of(preview, reading, offered, said))
                .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/ledgers/{ledger}/import/{file}")
    @Requires(Permission.KEEP_LEDGERS)
    View apply(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String ledger,
            @PathVariable String file,
            @RequestParam Map<String, String> sent) {
        if (sent.getOrDefault("rows", "").equals("look")) {
            return preview(actor, shell, ledger, id(file), sent, List.of());
        }
        var offered = readLine.offered(actor, ledger, AsOf.known(time.today()));
        ImportLines.Done done;
        try {
            done = importLines.apply(
                    actor,
                    ledger,
                    id(file),
                    reading(offered, sent),
                    targets(ledger, offered),
                    sent.getOrDefault("rows", "").equals("good"));
        } catch (Refusal.Invalid invalid) {
            return preview(
                    actor,
                    shell,
                    ledger,
                    id(file),
                    sent,
                    invalid.problems().stream()
                            .map(problem -> Bundles.words(shell.texts(), problem.message()))
                            .toList());
        }
        return NextPage.saying(
                request,
                shell.texts().get("ledgers.import.done", done.added(), done.changed(), done.same(), done.wrongRows()),
                "/ledgers/" + ledger);
    }

    private static UUID id(String file) {
        return SentId.addressed(file, "ledger_file");
    }

    private List<Target> targets(String ledger, ReadLine.Offered offered) {
        return new Targets(bundles, ledgers.the(ledger)).of(offered.fields());
    }

    /** How the file is to be read, as the form says it; what was not asked yet is left to the program. */
    private static ImportLines.Reading reading(ReadLine.Offered offered, Map<String, String> asked) {
        var columns = new LinkedHashMap<String, Integer>();
        var fixed = Form.empty();
        var fixable = new ArrayList<LedgerField>();
        for (var field : offered.fields()) {
            var column = asked.getOrDefault(COLUMN + field.key(), "");
            if (column.matches("\\d{1,4}")) {
                columns.put(field.key(), Integer.parseInt(column));
            }
            var same = asked.getOrDefault(FIXED + field.key(), "");
            if (!same.isBlank() && field.is(LedgerField.Use.REQUIRED)) {
                fixed = fixed.with(field.key(), same);
                fixable.add(field);
            }
        }
        return new ImportLines.Reading(
                Optional.ofNullable(asked.get("sheet")),
                header(asked.getOrDefault("first", ""), asked.getOrDefault("last", "")),
                asked.containsKey("mapped") ? Optional.of(columns) : Optional.empty(),
                fixable.isEmpty() ? Values.none() : LineForm.read(fixable, fixed, (ledger, words) -> List.of()));
    }

    private static Optional<HeaderRows> header(String first, String last) {
        if (!first.matches("\\d{1,5}") || !last.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int from = Integer.parseInt(first);
        int to = Integer.parseInt(last);
        return from >= 1 && to >= from && to - from <= 9 ? Optional.of(new HeaderRows(from, to)) : Optional.empty();
    }
}
