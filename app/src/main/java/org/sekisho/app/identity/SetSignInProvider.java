package org.sekisho.app.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.oidc.OpenIdProviders;
import org.sekisho.app.identity.oidc.ProviderFault;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Decides for a body with which provider of its own its people may sign in, or that they no longer may. */
@Service
public final class SetSignInProvider {

    private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9_.:/-]{1,100}");
    private static final int ISSUER_MOST = 300;
    private static final int CLIENT_MOST = 200;
    private static final int SECRET_MOST = 500;
    private static final int ACR_MOST = 200;

    private final Work work;
    private final SignInProviders providers;
    private final SignInRules rules;
    private final OpenIdProviders openId;

    SetSignInProvider(Work work, SignInProviders providers, SignInRules rules, OpenIdProviders openId) {
        this.work = work;
        this.providers = providers;
        this.rules = rules;
        this.openId = openId;
    }

    /** @param secret empty to keep the one of the same registration */
    public record Input(ProviderRule rule, String secret) {
        @Override
        public String toString() {
            return "Input[" + rule + "]";
        }
    }

    /**
     * Asks the provider who it says it is before anything is kept.
     *
     * @throws Refusal.Invalid with every problem; the fields are those of {@link ProviderRule}, and {@code secret}
     */
    public void set(Actor actor, Input input) {
        var before = work.read(actor, Permission.CHANGE_SETTINGS, providers::present);
        refuse(problems(input, before));
        try {
            openId.check(input.rule().issuer());
        } catch (ProviderFault fault) {
            refuse(List.of(new Refusal.Problem("issuer", issuerProblem(fault))));
        }
        work.change(actor, Permission.CHANGE_SETTINGS, tx -> {
            rules.oneAtATime(tx);
            var kept = providers.present(tx);
            refuse(problems(input, kept));
            var entry = tx.newId();
            tx.enter(entry, act(tx, kept, Optional.of(input)));
            providers.replace(tx, entry, kept, input.rule());
            if (!input.secret().isEmpty()) {
                providers.putSecret(tx, input.secret());
            }
            return entry;
        });
    }

    /** @throws Refusal.Stale if there is none */
    public void end(Actor actor) {
        work.change(actor, Permission.CHANGE_SETTINGS, tx -> {
            rules.oneAtATime(tx);
            var kept = providers.present(tx).orElseThrow(Refusal.Stale::new);
            var entry = tx.newId();
            tx.enter(entry, act(tx, Optional.of(kept), Optional.empty()));
            providers.end(tx, entry, kept);
            providers.removeSecret(tx);
            return entry;
        });
    }

    private static Act act(Tx tx, Optional<SignInProviders.Kept> before, Optional<Input> after) {
        var act = Act.of("identity.sign-in-provider.decided", "body", tx.body())
                .before("on", before.isPresent())
                .after("on", after.isPresent());
        before.map(SignInProviders.Kept::rule)
                .ifPresent(rule -> act.before("issuer", rule.issuer())
                        .before("clientId", rule.clientId())
                        .before("claim", rule.claim())
                        .before("byName", rule.byName())
                        .before("secondFactorDelegated", rule.delegated())
                        .before("acr", rule.acr().orElse("")));
        after.ifPresent(input -> act.after("issuer", input.rule().issuer())
                .after("clientId", input.rule().clientId())
                .after("claim", input.rule().claim())
                .after("byName", input.rule().byName())
                .after("secondFactorDelegated", input.rule().delegated())
                .after("acr", input.rule().acr().orElse(""))
                .after("newSecret", !input.secret().isEmpty()));
        return act;
    }

    private static List<Refusal.Problem> problems(Input input, Optional<SignInProviders.Kept> before) {
        var rule = input.rule();
        var problems = new ArrayList<Refusal.Problem>();
        if (rule.issuer().isEmpty() || rule.issuer().length() > ISSUER_MOST) {
            problems.add(new Refusal.Problem("issuer", Message.of("identity.provider.issuer.invalid")));
        }
        if (!printable(rule.clientId(), CLIENT_MOST)) {
            problems.add(new Refusal.Problem("clientId", Message.of("identity.provider.client.invalid")));
        }
        boolean same = before.map(SignInProviders.Kept::registration)
                .filter(rule.registration()::equals)
                .isPresent();
        if (input.secret().isEmpty() ? !same : !printable(input.secret(), SECRET_MOST)) {
            problems.add(new Refusal.Problem("secret", Message.of("identity.provider.secret.invalid")));
        }
        if (!CLAIM.matcher(rule.claim()).matches()) {
            problems.add(new Refusal.Problem("claim", Message.of("identity.provider.claim.invalid")));
        }
        if (rule.acr()
                .filter(acr -> acr.contains(" ") || !printable(acr, ACR_MOST))
                .isPresent()) {
            problems.add(new Refusal.Problem("acr", Message.of("identity.provider.acr.invalid")));
        }
        return problems;
    }

    private static boolean printable(String text, int most) {
        return !text.isEmpty() && text.length() <= most && text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }

    private static Message issuerProblem(ProviderFault fault) {
        return switch (fault.kind()) {
            case ADDRESS -> Message.of("identity.provider.issuer.invalid");
            case OTHER_ISSUER -> Message.of("identity.provider.issuer.other", fault.detail());
            case UNFIT -> Message.of("identity.provider.issuer.unfit", fault.detail());
            case UNREACHABLE, DENIED, LATE, REFUSED, TOKEN, CLOCK, NOT_ANEW ->
                Message.of("identity.provider.issuer.unreachable", fault.detail());
        };
    }

    private static void refuse(List<Refusal.Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }
}
