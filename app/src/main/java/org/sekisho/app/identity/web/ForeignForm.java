package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.sekisho.app.shared.web.Shells;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Says that a form was too old, or not from here: its token is not the session's. */
final class ForeignForm implements AccessDeniedHandler {

    private final Shells shells;
    private final Templates templates;

    ForeignForm(Shells shells, Templates templates) {
        this.shells = shells;
        this.templates = templates;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        var shell = shells.of(request);
        templates
                .page("shared/error", Page.titled(shell, shell.texts().get("identity.form.old.title")))
                .with("text", shell.texts().get("identity.form.old"))
                .status(HttpStatus.FORBIDDEN)
                .render(Map.of(), request, response);
    }
}
