package org.sekisho.app.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.identity.TotpSecret;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Entry;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.QrCode;
import org.sekisho.app.shared.web.ui.Shell;

/**
 * A second factor laid out for paper, so that it needs no telephone of one's own.
 *
 * @param secret that of one-time codes; empty where it is a token's own, or a passkey was set up
 * @param codes the recovery codes; none before they exist
 */
record Sheet(String body, String name, String login, Optional<TotpSecret> secret, List<String> codes) {

    static Sheet of(String body, String name, String login, Optional<TotpSecret> secret, List<String> codes) {
        return new Sheet(body, name, login, secret, codes);
    }

    /** What an authenticator scans. */
    static QrCode qr(TotpSecret secret, String login, String body) {
        return QrCode.of(secret.uri("Sekisho", login + "@" + body));
    }

    Rendering page(Templates templates, Shell shell, Instant now, String back) {
        var texts = shell.texts();
        return templates
                .page("identity/sheet", Page.titled(shell, texts.get("identity.sheet.title")))
                .with(
                        "entries",
                        List.of(
                                new Entry(texts.get("identity.sign-in.body"), body),
                                new Entry(texts.get("identity.name"), name),
                                new Entry(texts.get("identity.login"), login),
                                new Entry(texts.get("identity.sheet.made"), Dates.moment(texts, now))))
                .with("groups", secret.map(TotpSecret::groups).orElse(List.of()))
                .with("qr", secret.map(s -> qr(s, login, body)).orElseGet(() -> new QrCode(0, "")))
                .with("codes", codes)
                .with("back", back);
    }
}
