package org.sekisho.app.duties.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.controls.ExtendCatalogue;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The catalogue as the body has it, and what it adds of its own. */
@Controller
class CataloguePages {

    private final CatalogueOfBody catalogues;
    private final ExtendCatalogue extendCatalogue;
    private final Templates templates;

    CataloguePages(CatalogueOfBody catalogues, ExtendCatalogue extendCatalogue, Templates templates) {
        this.catalogues = catalogues;
        this.extendCatalogue = extendCatalogue;
        this.templates = templates;
    }

    @GetMapping("/duties/catalogue")
    @Requires(Permission.KEEP_DUTIES)
    Rendering show(Actor actor, Shell shell, HttpServletRequest request) {
        return show(actor, shell, Form.empty(), request);
    }

    private Rendering show(Actor actor, Shell shell, Form form, HttpServletRequest request) {
        var texts = shell.texts();
        return templates
                .page(
                        "duties/catalogue",
                        Sent.refusing(
                                Page.titled(shell, texts.get("duties.catalogue.title"))
                                        .saying(NextPage.said(request)),
                                form))
                .with("tabs", Words.tabs(actor, texts, Words.View.CATALOGUE))
                .with("catalogue", catalogues.of(actor))
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping("/duties/catalogue")
    @Requires(Permission.KEEP_DUTIES)
    View extend(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(required = false) Optional<MultipartFile> file) {
        var texts = shell.texts();
        var form = Form.empty().with("file", "");
        if (file.isEmpty() || file.get().isEmpty()) {
            return show(actor, shell, form.wrong("file", texts.get("duties.catalogue.file.missing")), request);
        }
        try {
            var name = Optional.ofNullable(file.get().getOriginalFilename()).orElse("");
            var now = extendCatalogue.extend(
                    actor, new ExtendCatalogue.Input(name, file.get().getBytes()));
            return Sent.redirect(request, "/duties/catalogue", texts.get("duties.catalogue.done", now.version()));
        } catch (Refusal.Invalid invalid) {
            var refused = form;
            for (var problem : invalid.problems()) {
                refused = refused.wrong("file", Bundles.words(texts, problem.message()));
            }
            return show(actor, shell, refused, request);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload was not received whole", e);
        }
    }
}
