package org.sekisho.app.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.ProviderOutcome.Proved;
import org.sekisho.app.identity.ProviderOutcome.Reason;
import org.sekisho.app.identity.ProviderOutcome.Refused;
import org.sekisho.app.identity.oidc.OpenIdProviders;
import org.sekisho.app.identity.oidc.ProviderFault;
import org.sekisho.app.identity.oidc.Question;
import org.sekisho.app.identity.oidc.Shown;
import org.sekisho.app.identity.oidc.Wish;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Service;

/**
 * Lets the body's own provider say who somebody is.
 *
 * <p>An account is found in the body that asked and nowhere else, by a link from issuer, client and subject. The provider
 * is asked outside of any transaction. A refused attempt stands in the record and counts for its address; it does not
 * make the account wait: like a passkey, a signed token cannot be guessed, and nobody shall keep its holder out by failing.
 */
@Service
public final class SignInWithProvider {

    private final Work work;
    private final Accounts accounts;
    private final Actors actors;
    private final SignInProviders providers;
    private final ProviderLinks links;
    private final OpenIdProviders openId;

    SignInWithProvider(
            Work work,
            Accounts accounts,
            Actors actors,
            SignInProviders providers,
            ProviderLinks links,
            OpenIdProviders openId) {
        this.work = work;
        this.accounts = accounts;
        this.actors = actors;
        this.providers = providers;
        this.links = links;
        this.openId = openId;
    }

    private record Known(SignInProviders.Kept kept, String secret) {}

    /**
     * @param redirect where the provider sends the person back to
     * @param anew whether they shall show who they are whatever they did before
     * @throws Refusal.NotFound if the body has no provider
     * @throws ProviderFault if it cannot be used
     */
    public Question ask(BodyId body, String redirect, boolean anew) {
        var kept = work.read(Actor.visitor(body), Permission.SIGN_IN, providers::present)
                .orElseThrow(() -> new Refusal.NotFound("provider"));
        var rule = kept.rule();
        return openId.ask(rule.registration(), new Wish(redirect, rule.claim(), rule.acr(), anew));
    }

    /**
     * @param answer the parameters that came back with the person
     * @param address where they came from, for the record
     */
    public ProviderOutcome attempt(BodyId body, Question question, Map<String, List<String>> answer, String address) {
        return judge(body, question, answer, address, (tx, kept, shown) -> {
            var linked = links.ofSubject(tx, kept.registration(), shown.subject());
            if (linked.isEmpty()) {
                return byName(tx, kept, shown, address);
            }
            var account = accounts.byId(tx, linked.get().account()).orElseThrow(() -> new Refusal.NotFound("account"));
            return account.locked()
                    ? refused(tx, Optional.of(account), Reason.LOCKED, address)
                    : proved(tx, kept, shown, account, address);
        });
    }

    /**
     * Whether the actor has shown at the provider that it is still they.
     *
     * @param question asked anew
     */
    public ProviderOutcome confirm(Actor actor, Question question, Map<String, List<String>> answer, String address) {
        return judge(actor.body(), question, answer, address, (tx, kept, shown) -> {
            var account = accounts.byId(tx, actor.account()).orElseThrow(() -> new Refusal.NotFound("account"));
            boolean own = links.ofSubject(tx, kept.registration(), shown.subject())
                    .filter(link -> link.account().equals(account.id()))
                    .isPresent();
            if (!own || account.locked()) {
                return refused(
                        tx, Optional.of(account), account.locked() ? Reason.LOCKED : Reason.OTHER_PERSON, address);
            }
            return proved(tx, kept, shown, account, address);
        });
    }

    private interface Judgement {
        ProviderOutcome of(Tx tx, SignInProviders.Kept kept, Shown shown);
    }

    private ProviderOutcome judge(
            BodyId body, Question question, Map<String, List<String>> answer, String address, Judgement judgement) {
        var visitor = Actor.visitor(body);
        var known = work.read(
                visitor,
                Permission.SIGN_IN,
                tx -> asked(tx, question).flatMap(kept -> providers.secret(tx).map(secret -> new Known(kept, secret))));
        if (known.isEmpty()) {
            return new Refused(Reason.OFF);
        }
        Shown shown;
        try {
            shown = openId.answered(
                    question, known.get().secret(), known.get().kept().rule().claim(), answer);
        } catch (ProviderFault fault) {
            return work.change(
                    visitor, Permission.SIGN_IN, tx -> refused(tx, Optional.empty(), reason(fault), address));
        }
        return work.change(
                visitor,
                Permission.SIGN_IN,
                tx -> asked(tx, question)
                        .map(kept -> judgement.of(tx, kept, shown))
                        .orElseGet(() -> refused(tx, Optional.empty(), Reason.OFF, address)));
    }

    /** The provider of the body, if it still is the one that was asked. */
    private Optional<SignInProviders.Kept> asked(Tx tx, Question question) {
        return providers.present(tx).filter(kept -> question.of(kept.registration()));
    }

    /** The first sign-in of a person who is not linked yet. */
    private ProviderOutcome byName(Tx tx, SignInProviders.Kept kept, Shown shown, String address) {
        if (!kept.rule().byName()) {
            return unknown(tx, Optional.empty(), Reason.UNKNOWN, shown, address);
        }
        if (shown.name().isEmpty()) {
            return refused(tx, Optional.empty(), Reason.NAMELESS, address);
        }
        var found = login(shown.name().get()).flatMap(login -> accounts.byLogin(tx, login));
        if (found.isEmpty()) {
            return unknown(tx, Optional.empty(), Reason.UNKNOWN, shown, address);
        }
        var account = found.get();
        if (account.locked()) {
            return refused(tx, found, Reason.LOCKED, address);
        }
        if (links.ofAccount(tx, kept.registration(), account.id()).isPresent()) {
            return unknown(tx, found, Reason.OTHER_PERSON, shown, address);
        }
        if (actors.actor(tx, account).roles().stream().anyMatch(Role::requiresSecondFactor)) {
            return unknown(tx, found, Reason.BY_HAND, shown, address);
        }
        var entry = tx.newId();
        tx.enter(
                entry,
                Act.of("identity.provider.linked", "account", account.id())
                        .after("issuer", kept.rule().issuer())
                        .after("byName", true)
                        .afterErasable("subject", shown.subject())
                        .afterErasable("address", address));
        links.add(tx, entry, account.id(), kept.registration(), shown.subject());
        return new Proved(account.id(), proof(kept, shown));
    }

    /**
     * The sign-in name that a claim means. Only letters of ASCII are made small: what merely looks like a name, or becomes
     * it by a rule of Unicode, is another one.
     */
    private static Optional<String> login(String claimed) {
        return Optional.of(claimed)
                .filter(name -> name.chars().allMatch(c -> c < 0x80))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(Login::wellFormed);
    }

    private static ProviderOutcome proved(
            Tx tx, SignInProviders.Kept kept, Shown shown, Account account, String address) {
        var proof = proof(kept, shown);
        tx.enter(Act.of("identity.provider.accepted", "account", account.id())
                .after("proof", proof.name())
                .afterErasable("address", address));
        return new Proved(account.id(), proof);
    }

    private static Proof proof(SignInProviders.Kept kept, Shown shown) {
        return kept.rule().delegated() && shown.twoFactors(kept.rule().acr())
                ? Proof.PROVIDER_TWO_FACTORS
                : Proof.PROVIDER;
    }

    /** Refused for now: an administrator can link the person, and needs to know who they are at the provider. */
    private static ProviderOutcome unknown(
            Tx tx, Optional<Account> account, Reason reason, Shown shown, String address) {
        refused(tx, account, reason, address);
        return new Refused(reason, shown.subject());
    }

    private static ProviderOutcome refused(Tx tx, Optional<Account> account, Reason reason, String address) {
        var act = account.map(found -> Act.of("identity.sign-in.refused", "account", found.id()))
                .orElseGet(() -> Act.of("identity.sign-in.refused", "body", tx.body()));
        tx.enter(act.after(
                        "reason",
                        "provider-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .afterErasable("address", address));
        return new Refused(reason);
    }

    private static Reason reason(ProviderFault fault) {
        return switch (fault.kind()) {
            case DENIED -> Reason.DENIED;
            case LATE -> Reason.LATE;
            case UNREACHABLE -> Reason.UNREACHABLE;
            case CLOCK -> Reason.CLOCK;
            case NOT_ANEW -> Reason.NOT_ANEW;
            case ADDRESS, UNFIT, OTHER_ISSUER, REFUSED, TOKEN -> Reason.NOT_BELIEVED;
        };
    }
}
