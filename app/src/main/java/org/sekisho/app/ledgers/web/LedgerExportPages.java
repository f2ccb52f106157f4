package org.sekisho.app.ledgers.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sekisho.app.ledgers.Cells;
import org.sekisho.app.ledgers.ExportLines;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.worksheet.PlainExport;
import org.sekisho.worksheet.Target;
import org.sekisho.worksheet.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A ledger as a file to take along. */
@Controller
class LedgerExportPages {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Ledgers ledgers;
    private final ExportLines exportLines;
    private final Bundles bundles;
    private final Time time;

    LedgerExportPages(Ledgers ledgers, ExportLines exportLines, Bundles bundles, Time time) {
        this.ledgers = ledgers;
        this.exportLines = exportLines;
        this.bundles = bundles;
        this.time = time;
    }

    /** The lines that the list shows, as {@code xlsx}, {@code csv} (UTF-8), {@code sjis} or {@code json}. */
    @GetMapping("/ledgers/{ledger}/export")
    @Requires(Permission.READ_LEDGERS)
    ResponseEntity<byte[]> plain(
            Actor actor, Shell shell, @PathVariable String ledger, @RequestParam Map<String, String> asked) {
        var declared = ledgers.the(ledger);
        var texts = shell.texts();
        var moment = Moment.of(asked.getOrDefault("day", ""), asked.getOrDefault("known", ""), time.today(), texts);
        var order = LedgerPages.order(declared, asked, texts, ledgers);
        var exported = exportLines.plain(
                actor,
                ledger,
                moment.asOf(),
                asked.getOrDefault("q", ""),
                LineForm.filters(declared.fields(), asked),
                order.column(),
                order.descending());
        var said = new Said(texts, declared, exported.names(), ledgers);
        var targets = new Targets(bundles, declared)
                .of(exported.fields()).stream().collect(Collectors.toMap(Target::key, Target::kind));
        var export = new PlainExport(
                said.of("title"),
                exported.fields().stream()
                        .map(field -> new PlainExport.Heading(
                                said.label(field), Objects.requireNonNull(targets.get(field.key()))))
                        .toList());
        var name = said.of("title") + "_" + moment.asOf().day();
        return switch (asked.getOrDefault("as", "xlsx")) {
            case "xlsx" -> file(name + ".xlsx", EXCEL, out -> export.excel(cells(exported), out));
            case "csv" ->
                file(
                        name + ".csv",
                        "text/csv; charset=UTF-8",
                        out -> export.csv(cells(exported), PlainExport.Encoding.UTF_8, out));
            case "sjis" ->
                file(
                        name + ".csv",
                        "text/csv; charset=windows-31j",
                        out -> export.csv(cells(exported), PlainExport.Encoding.SHIFT_JIS, out));
            case "json" ->
                file(name + ".json", MediaType.APPLICATION_JSON_VALUE, out -> export.json(cells(exported), out));
            default -> throw new Refusal.NotFound("export");
        };
    }

    private static Iterator<List<Value>> cells(ExportLines.Exported exported) {
        return exported.lines().stream()
                .map(line -> cells(exported.fields(), exported, line.values()))
                .iterator();
    }

    private static List<Value> cells(
            List<LedgerField> fields, ExportLines.Exported exported, org.sekisho.app.ledgers.Values values) {
        var cells = new ArrayList<Value>(fields.size());
        fields.forEach(field -> cells.add(Cells.of(field, values, exported.names())));
        return cells;
    }

    /** The file of an import with what the ledger says today. */
    @GetMapping("/ledgers/{ledger}/import/{imported}/export")
    @Requires(Permission.READ_ALL_LEDGERS)
    ResponseEntity<byte[]> sameLayout(Actor actor, @PathVariable String ledger, @PathVariable String imported) {
        var declared = ledgers.the(ledger);
        var fields = exportLines.fields(actor, ledger);
        var written = exportLines.sameLayout(
                actor, ledger, SentId.addressed(imported, "ledger_import"), new Targets(bundles, declared).of(fields));
        var type = written.fileName().endsWith(".xlsx")
                ? EXCEL
                : written.fileName().endsWith(".json") ? MediaType.APPLICATION_JSON_VALUE : "text/csv";
        return file(written.fileName(), type, out -> out.write(written.bytes()));
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static ResponseEntity<byte[]> file(String name, String type, Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(out.toByteArray());
    }
}
