package org.sekisho.app.identity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads with which provider a body signs in, and whose account belongs to whom there. */
@Service
public final class SignInProvider {

    private final Work work;
    private final SignInProviders providers;
    private final ProviderLinks links;

    SignInProvider(Work work, SignInProviders providers, ProviderLinks links) {
        this.work = work;
        this.providers = providers;
        this.links = links;
    }

    /** What the body has decided, and since when. */
    public record View(ProviderRule rule, LocalDate since) {}

    /** Empty where the body has none. */
    public Optional<View> view(Actor actor) {
        return work.read(
                actor,
                Permission.CHANGE_SETTINGS,
                tx -> providers.present(tx).map(kept -> new View(kept.rule(), kept.from())));
    }

    /** The bodies whose sign-in page shows the way to a provider. */
    public Set<BodyId> bodies() {
        return providers.bodies();
    }

    /** Whether the actor can show who they are at the provider. */
    public boolean links(Actor actor) {
        return work.read(
                actor,
                Permission.MANAGE_OWN_ACCOUNT,
                tx -> providers
                        .present(tx)
                        .flatMap(kept -> links.ofAccount(tx, kept.registration(), actor.account()))
                        .isPresent());
    }

    /**
     * How an account stands to the provider.
     *
     * @param subject the person's name there; empty where the account is not linked
     */
    public record OfAccount(Optional<String> subject, Optional<LocalDate> since) {}

    /** Empty where the body has no provider. */
    public Optional<OfAccount> ofAccount(Actor actor, UUID account) {
        return work.read(
                actor,
                Permission.MANAGE_ACCOUNTS,
                tx -> providers.present(tx).map(kept -> {
                    var link = links.ofAccount(tx, kept.registration(), account);
                    return new OfAccount(link.map(ProviderLinks.Link::subject), link.map(ProviderLinks.Link::from));
                }));
    }
}
