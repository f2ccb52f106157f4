package org.sekisho.app.ledgers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.SetOwnFields;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The fields that a body adds to a ledger. */
@Controller
class OwnFieldPages {

    private final Ledgers ledgers;
    private final SetOwnFields fields;
    private final Templates templates;

    OwnFieldPages(Ledgers ledgers, SetOwnFields fields, Templates templates) {
        this.ledgers = ledgers;
        this.fields = fields;
        this.templates = templates;
    }

    @GetMapping("/ledgers/{ledger}/fields")
    @Requires(Permission.KEEP_ALL_LEDGERS)
    View list(Actor actor, Shell shell, HttpServletRequest request, @PathVariable String ledger) {
        return list(actor, shell, ledger, Form.empty(), Optional.of(request));
    }

    @PostMapping("/ledgers/{ledger}/fields")
    @Requires(Permission.KEEP_ALL_LEDGERS)
    View add(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String ledger,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.of(sent);
        var label = form.field("label").value().strip();
        try {
            fields.add(
                    actor,
                    ledger,
                    new SetOwnFields.Input(
                            label,
                            Arrays.stream(SetOwnFields.Sort.values())
                                    .filter(sort -> sort.name()
                                            .equals(form.field("sort").value()))
                                    .findFirst()
                                    .orElseThrow(() ->
                                            new Refusal.Invalid("sort", Message.of("ledgers.refusal.unread.choice"))),
                            form.field("choices").value().lines().toList()));
        } catch (Refusal.Invalid invalid) {
            return list(actor, shell, ledger, Bundles.refused(form, invalid, shell.texts()), Optional.empty());
        }
        return NextPage.saying(request, shell.texts().get("ledgers.fields.added", label), address(ledger));
    }

    @PostMapping("/ledgers/{ledger}/fields/{field}/end")
    @Requires(Permission.KEEP_ALL_LEDGERS)
    View end(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String ledger,
            @PathVariable String field) {
        fields.end(actor, ledger, SentId.addressed(field, "ledger_field"));
        return NextPage.saying(request, shell.texts().get("ledgers.fields.ended"), address(ledger));
    }

    private static String address(String ledger) {
        return "/ledgers/" + ledger + "/fields";
    }

    private View list(Actor actor, Shell shell, String ledger, Form form, Optional<HttpServletRequest> request) {
        var texts = shell.texts();
        var said = new Said(texts, ledgers.the(ledger), Map.of(), ledgers);
        var page = Page.titled(shell, texts.get("ledgers.fields.title"))
                .under(new Crumb(said.of("title"), "/ledgers/" + ledger));
        return templates
                .page(
                        "ledgers/ownFields",
                        form.refused()
                                ? page.refusing()
                                : page.saying(request.map(NextPage::said).orElseThrow()))
                .with("form", form)
                .with("address", address(ledger))
                .with("fields", fields.of(actor, ledger))
                .with(
                        "sorts",
                        Arrays.stream(SetOwnFields.Sort.values())
                                .map(sort -> Choice.of(sort.name(), texts.get("ledgers.fields.sort." + sort)))
                                .toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
