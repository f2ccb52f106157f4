package org.sekisho.app.policy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.InForceOnDay;
import org.sekisho.app.policy.NameReaders;
import org.sekisho.app.policy.PlaceDocument;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Which documents are in force on a day, and for one of them: what it hangs below and who inside may read it. */
@Controller
class InForcePages {

    private static final String ADDRESS = "/policy/in-force";

    private final InForceOnDay inForce;
    private final PlaceDocument placeDocument;
    private final NameReaders nameReaders;
    private final Templates templates;
    private final Time time;

    InForcePages(
            InForceOnDay inForce,
            PlaceDocument placeDocument,
            NameReaders nameReaders,
            Templates templates,
            Time time) {
        this.inForce = inForce;
        this.placeDocument = placeDocument;
        this.nameReaders = nameReaders;
        this.templates = templates;
        this.time = time;
    }

    /**
     * The whole set.
     *
     * @param on the day; today if empty
     * @param known the day up to whose end the records count; now if empty
     */
    @GetMapping(ADDRESS)
    @Requires(Permission.READ_POLICY)
    View show(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String known) {
        var moment = InForceMoment.of(on, known, time.today(), shell.texts());
        return templates
                .page("policy/inForce", Page.titled(shell, shell.texts().get("policy.in-force.title")))
                .with("tabs", PolicyPages.tabs(actor, shell, ADDRESS))
                .with("moment", moment)
                .with("found", inForce.on(actor, moment.asOf()))
                .with("mayImport", actor.may(Permission.IMPORT_POLICY));
    }

    /** One document with all its versions. */
    @GetMapping(ADDRESS + "/{document}")
    @Requires(Permission.READ_POLICY)
    View one(
            Actor actor,
            Shell shell,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String known,
            HttpServletRequest request) {
        var moment = InForceMoment.of(on, known, time.today(), shell.texts());
        var found = inForce.of(actor, moment.asOf(), document);
        var one = found.documents().getFirst();
        return templates
                .page(
                        "policy/inForceOne",
                        Page.titled(shell, one.title()).under(crumbs(shell)).saying(NextPage.said(request)))
                .with("moment", moment)
                .with("found", found)
                .with("mayKeep", actor.may(Permission.IMPORT_POLICY) && one.kind() != DocumentKind.POLICY);
    }

    private static Crumb[] crumbs(Shell shell) {
        return new Crumb[] {PolicyPages.crumb(shell), new Crumb(shell.texts().get("policy.in-force.title"), ADDRESS)};
    }

    @GetMapping(ADDRESS + "/{document}/above")
    @Requires(Permission.IMPORT_POLICY)
    View above(Actor actor, Shell shell, @PathVariable UUID document) {
        var one = today(actor, document);
        var above = one.above().map(InForceOnDay.Above::document).map(UUID::toString);
        return above(actor, shell, one, Form.empty().with("above", above.orElse("")));
    }

    @PostMapping(ADDRESS + "/{document}/above")
    @Requires(Permission.IMPORT_POLICY)
    View place(
            Actor actor,
            Shell shell,
            @PathVariable UUID document,
            @RequestParam(required = false) Optional<UUID> above,
            HttpServletRequest request) {
        var one = today(actor, document);
        var form = Form.empty().with("above", above.map(UUID::toString).orElse(""));
        if (above.isEmpty()) {
            return above(actor, shell, one, form.wrong("above", shell.texts().get("policy.in-force.above.missing")));
        }
        try {
            placeDocument.place(actor, new PlaceDocument.Input(document, above.get()));
        } catch (Refusal.Invalid invalid) {
            return above(actor, shell, one, Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(request, shell.texts().get("policy.in-force.above.done"), address(document));
    }

    private View above(Actor actor, Shell shell, InForceOnDay.OfDocument one, Form form) {
        var texts = shell.texts();
        var choices = placeDocument.choices(actor, one.document()).stream()
                .map(choice -> Choice.of(
                        choice.document().toString(),
                        choice.title(),
                        texts.get("policy.kind." + choice.kind().name().toLowerCase(java.util.Locale.ROOT))))
                .toList();
        return keeping(shell, "policy.in-force.above.title", "policy/inForceAbove", one, form)
                .with("choices", choices);
    }

    @GetMapping(ADDRESS + "/{document}/readers")
    @Requires(Permission.IMPORT_POLICY)
    View readers(Actor actor, Shell shell, @PathVariable UUID document, HttpServletRequest request) {
        var one = kept(actor, document);
        return keeping(shell, "policy.readers.title", "policy/readers", one, Form.empty(), NextPage.said(request));
    }

    @PostMapping(ADDRESS + "/{document}/readers")
    @Requires(Permission.IMPORT_POLICY)
    @FreshProof
    View name(
            Actor actor,
            Shell shell,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request) {
        var one = kept(actor, document);
        try {
            nameReaders.name(actor, new NameReaders.Input(document, name));
        } catch (Refusal.Invalid invalid) {
            var form = Bundles.refused(Form.empty().with("name", name), invalid, shell.texts());
            return keeping(shell, "policy.readers.title", "policy/readers", one, form);
        }
        return NextPage.saying(
                request, shell.texts().get("policy.readers.named", name.strip()), address(document) + "/readers");
    }

    @PostMapping(ADDRESS + "/{document}/readers/withdraw")
    @Requires(Permission.IMPORT_POLICY)
    View withdraw(
            Actor actor,
            Shell shell,
            @PathVariable UUID document,
            @RequestParam UUID reader,
            HttpServletRequest request) {
        nameReaders.withdraw(actor, document, reader);
        return NextPage.saying(request, shell.texts().get("policy.readers.withdrawn"), address(document) + "/readers");
    }

    private Rendering keeping(
            Shell shell, String title, String template, InForceOnDay.OfDocument one, Form form, Notice... said) {
        var crumbs = crumbs(shell);
        var page = Page.titled(shell, shell.texts().get(title))
                .under(crumbs[0], crumbs[1], new Crumb(one.title(), address(one.document())))
                .saying(said);
        return templates
                .page(template, form.refused() ? page.refusing() : page)
                .with("one", one)
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private InForceOnDay.OfDocument kept(Actor actor, UUID document) {
        var one = today(actor, document);
        if (one.kind() == DocumentKind.POLICY) {
            throw new Refusal.NotFound("document");
        }
        return one;
    }

    private InForceOnDay.OfDocument today(Actor actor, UUID document) {
        return inForce.of(actor, AsOf.known(time.today()), document).documents().getFirst();
    }

    private static String address(UUID document) {
        return ADDRESS + "/" + document;
    }
}
