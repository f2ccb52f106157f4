package org.sekisho.app.api.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sekisho.app.api.TokenScope;
import org.sekisho.app.ledgers.FindLines;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.CarriedToken;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Ledgers and their lines as data, for all ledgers alike; the description has each ledger with its own fields. A line is
 * changed or ended as it was seen: its entity tag begins with its version, and If-Match says which was seen.
 */
@Controller
@Hidden
class LedgerApi {

    static final String PATH = "/api/v1/ledgers";
    private static final String LINES = PATH + "/{ledger}/lines";
    private static final String LINE = LINES + "/{line}";

    private static final Set<String> PARAMETERS = Set.of("on", "known", "q", "sort", "page", "size");
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9a-f-]{36})\\.[0-9a-f]+\"");

    private final Ledgers ledgers;
    private final FindLines findLines;
    private final ReadLine readLine;
    private final KeepLines keepLines;
    private final Bundles bundles;
    private final Time time;

    LedgerApi(
            Ledgers ledgers, FindLines findLines, ReadLine readLine, KeepLines keepLines, Bundles bundles, Time time) {
        this.ledgers = ledgers;
        this.findLines = findLines;
        this.readLine = readLine;
        this.keepLines = keepLines;
        this.bundles = bundles;
        this.time = time;
    }

    /** Those that the actor may read and the token is good for. */
    @GetMapping(PATH)
    @Requires(Permission.READ_LEDGERS)
    ResponseEntity<Json.Page<LedgerJson.OfLedger>> ledgers(
            Actor actor,
            HttpServletRequest request,
            @RequestParam Optional<String> on,
            @RequestParam Optional<String> known,
            @RequestParam Optional<String> page,
            @RequestParam Optional<String> size) {
        return asked(request, on, known)
                .part(page, size)
                .list(asOf -> ledgers.all().stream()
                        .filter(ledger -> actor.may(ledger.access().read()) && covered(request, ledger))
                        .map(ledger ->
                                LedgerJson.OfLedger.of(ledger, readLine.fields(actor, ledger.key(), asOf), bundles))
                        .toList());
    }

    private static boolean covered(HttpServletRequest request, Ledger ledger) {
        return CarriedToken.of(request)
                .map(token -> TokenScope.ofWords(token.scope()).reads(ledger.key()))
                .orElse(true);
    }

    @GetMapping(LINES)
    @Requires(Permission.READ_LEDGERS)
    ResponseEntity<Json.Page<LedgerJson.OfLine>> lines(
            Actor actor,
            HttpServletRequest request,
            @PathVariable String ledger,
            @RequestParam Map<String, String> sent) {
        var declared = ledgers.the(ledger);
        var asked = asked(request, said(sent, "on"), said(sent, "known"))
                .part(said(sent, "page"), said(sent, "size"), FindLines.MOST);
        var equal = equal(declared, sent, asked);
        var sort = sent.getOrDefault("sort", "");
        var column = sorted(declared, sort, asked);
        return asked.parts((asOf, part) -> {
            var found = findLines.find(
                    actor,
                    new FindLines.Input(
                            ledger,
                            asOf,
                            sent.getOrDefault("q", ""),
                            equal,
                            column,
                            sort.startsWith("-"),
                            part.first(),
                            part.size()));
            return new Asked.Some<>(
                    found.lines().stream()
                            .map(line -> LedgerJson.OfLine.of(line, found.fields(), found.names()))
                            .toList(),
                    found.total());
        });
    }

    private static Optional<String> said(Map<String, String> sent, String parameter) {
        return Optional.ofNullable(sent.get(parameter));
    }

    private static Map<String, Value> equal(Ledger ledger, Map<String, String> sent, Asked asked) {
        var equal = new LinkedHashMap<String, Value>();
        sent.forEach((parameter, text) -> {
            if (!PARAMETERS.contains(parameter)) {
                ledger.fields().stream()
                        .filter(field -> field.key().equals(parameter) && field.is(LedgerField.Use.FILTERED))
                        .findFirst()
                        .flatMap(field -> SentLine.filter(field, text))
                        .ifPresentOrElse(
                                value -> equal.put(parameter, value),
                                () -> asked.problem(parameter, Message.of("api.refusal.filter", text)));
            }
        });
        return equal;
    }

    private static String sorted(Ledger ledger, String sort, Asked asked) {
        var sorting = ledger.fields().stream()
                .filter(field -> field.is(LedgerField.Use.SORTED))
                .map(LedgerField::key)
                .toList();
        var wanted = sort.startsWith("-") ? sort.substring(1) : sort;
        if (!sort.isEmpty() && !sorting.contains(wanted)) {
            asked.problem("sort", Message.of("api.refusal.one-of", sort, String.join(", ", sorting)));
        }
        return sorting.contains(wanted) ? wanted : sorting.getFirst();
    }

    @GetMapping(LINE)
    @Requires(Permission.READ_LEDGERS)
    ResponseEntity<LedgerJson.OfLine> line(
            Actor actor,
            HttpServletRequest request,
            @PathVariable String ledger,
            @PathVariable String line,
            @RequestParam Optional<String> on,
            @RequestParam Optional<String> known) {
        var asOf = asked(request, on, known).day();
        return answer(HttpStatus.OK, actor, ledger, id(ledger, line), asOf);
    }

    @PostMapping(LINES)
    @Requires(Permission.KEEP_LEDGERS)
    ResponseEntity<LedgerJson.OfLine> add(Actor actor, HttpServletRequest request, @PathVariable String ledger)
            throws IOException {
        var added = keepLines.add(actor, ledger, values(actor, request, ledger));
        return answer(HttpStatus.CREATED, actor, ledger, added, today());
    }

    @PutMapping(LINE)
    @Requires(Permission.KEEP_LEDGERS)
    ResponseEntity<LedgerJson.OfLine> change(
            Actor actor,
            HttpServletRequest request,
            @PathVariable String ledger,
            @PathVariable String line,
            @RequestHeader(name = HttpHeaders.IF_MATCH) Optional<String> seen)
            throws IOException {
        var id = id(ledger, line);
        readLine.read(actor, ledger, id, today());
        keepLines.change(actor, ledger, id, version(seen), values(actor, request, ledger));
        return answer(HttpStatus.OK, actor, ledger, id, today());
    }

    @PostMapping(LINE + "/end")
    @Requires(Permission.KEEP_LEDGERS)
    ResponseEntity<LedgerJson.OfEnd> end(
            Actor actor,
            HttpServletRequest request,
            @PathVariable String ledger,
            @PathVariable String line,
            @RequestHeader(name = HttpHeaders.IF_MATCH) Optional<String> seen)
            throws IOException {
        var id = id(ledger, line);
        readLine.read(actor, ledger, id, today());
        var reason =
                SentLine.object(sent(request), Set.of("reason")).path("reason").asString("");
        keepLines.end(actor, ledger, id, version(seen), reason);
        return Answers.of(new LedgerJson.OfEnd(id.value(), time.today()));
    }

    private Values values(Actor actor, HttpServletRequest request, String ledger) throws IOException {
        var offered = readLine.offered(actor, ledger, today());
        return new SentLine(
                        offered.places(),
                        (other, words) -> words.isBlank()
                                ? List.of()
                                : readLine.called(actor, other, words, today()).stream()
                                        .map(LineId::value)
                                        .toList())
                .values(sent(request), offered.fields());
    }

    private static byte[] sent(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(SentLine.MOST_BYTES + 1);
        if (bytes.length > SentLine.MOST_BYTES) {
            throw new Refusal.Invalid("", Message.of("api.refusal.too-long"));
        }
        return bytes;
    }

    /** The version that was seen; empty for an asterisk, which stands for any. */
    private static Optional<UUID> version(Optional<String> seen) {
        var said = seen.map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Refusal.Invalid(HttpHeaders.IF_MATCH, Message.of("api.refusal.if-match")));
        if (said.equals("*")) {
            return Optional.empty();
        }
        var tag = TAG.matcher(said);
        if (!tag.matches()) {
            throw new Refusal.Stale();
        }
        return Optional.of(SentId.read(tag.group(1)).orElseThrow(Refusal.Stale::new));
    }

    private ResponseEntity<LedgerJson.OfLine> answer(
            HttpStatus status, Actor actor, String ledger, LineId id, AsOf asOf) {
        var shown = readLine.read(actor, ledger, id, asOf);
        var line = LedgerJson.OfLine.of(shown.line(), shown.fields(), shown.names());
        return Answers.version(
                status,
                status == HttpStatus.CREATED
                        ? Optional.of(URI.create(PATH + "/" + ledger + "/lines/" + id.value()))
                        : Optional.empty(),
                shown.line().version(),
                line);
    }

    private LineId id(String ledger, String line) {
        return new LineId(SentId.addressed(line, ledgers.the(ledger).key()));
    }

    private AsOf today() {
        return AsOf.known(time.today());
    }

    private Asked asked(HttpServletRequest request, Optional<String> on, Optional<String> known) {
        return new Asked(request, time.today()).on(on, known);
    }
}
