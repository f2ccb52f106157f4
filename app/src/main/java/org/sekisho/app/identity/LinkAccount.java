package org.sekisho.app.identity;

import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Says to which person of the body's provider an account belongs, or that it belongs to none. */
@Service
public final class LinkAccount {

    /** The longest subject that a provider may give (OpenID Connect Core 1.0, section 2). */
    private static final int SUBJECT_MOST = 255;

    private final Work work;
    private final Accounts accounts;
    private final SignInProviders providers;
    private final ProviderLinks links;
    private final Sessions sessions;

    LinkAccount(Work work, Accounts accounts, SignInProviders providers, ProviderLinks links, Sessions sessions) {
        this.work = work;
        this.accounts = accounts;
        this.providers = providers;
        this.links = links;
        this.sessions = sessions;
    }

    /**
     * @param subject the person's name at the provider ({@code sub})
     * @throws Refusal.Invalid if it is no such name, or another account has it
     * @throws Refusal.Stale if the body has no provider, or the account is linked
     */
    public void link(Actor actor, UUID account, String subject) {
        var wanted = subject.strip();
        if (wanted.isEmpty() || wanted.length() > SUBJECT_MOST || wanted.chars().anyMatch(c -> c < 0x20 || c >= 0x7f)) {
            throw new Refusal.Invalid("subject", Message.of("identity.provider.subject.invalid"));
        }
        work.change(actor, Permission.MANAGE_ACCOUNTS, tx -> {
            var found = accounts.byId(tx, account).orElseThrow(() -> new Refusal.NotFound("account"));
            var registration =
                    providers.present(tx).orElseThrow(Refusal.Stale::new).registration();
            if (links.ofAccount(tx, registration, account).isPresent()) {
                throw new Refusal.Stale();
            }
            if (links.ofSubject(tx, registration, wanted).isPresent()) {
                throw new Refusal.Invalid("subject", Message.of("identity.provider.subject.taken"));
            }
            var entry = tx.newId();
            tx.enter(
                    entry,
                    Act.of("identity.provider.linked", "account", found.id())
                            .after("issuer", registration.issuer())
                            .afterErasable("subject", wanted));
            links.add(tx, entry, found.id(), registration, wanted);
            return entry;
        });
    }

    /**
     * Ends the account's sessions, too: one of them may have come by the link.
     *
     * @throws Refusal.Stale if it is not linked
     */
    public void unlink(Actor actor, UUID account) {
        work.change(actor, Permission.MANAGE_ACCOUNTS, tx -> {
            var registration =
                    providers.present(tx).orElseThrow(Refusal.Stale::new).registration();
            var link = links.ofAccount(tx, registration, account).orElseThrow(Refusal.Stale::new);
            var entry = tx.newId();
            tx.enter(
                    entry,
                    Act.of("identity.provider.unlinked", "account", account)
                            .before("issuer", registration.issuer())
                            .beforeErasable("subject", link.subject()));
            links.end(tx, entry, link);
            return entry;
        });
        sessions.endAll(actor.body(), account, Optional.empty());
    }
}
