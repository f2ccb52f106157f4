package org.sekisho.app.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Creates accounts, one or many. */
@Service
public final class CreateAccounts {

    private final Work work;
    private final Bodies bodies;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordHashing hashing;

    CreateAccounts(Work work, Bodies bodies, Accounts accounts, Passwords passwords, PasswordHashing hashing) {
        this.work = work;
        this.bodies = bodies;
        this.accounts = accounts;
        this.passwords = passwords;
        this.hashing = hashing;
    }

    public record Input(List<NewAccount> accounts) {
        public Input {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * An account to be.
     *
     * @param initialPassword changed at the first sign-in; without one nobody signs in until an administrator sets one
     */
    public record NewAccount(
            String login, String displayName, boolean administrator, Optional<String> initialPassword) {

        public NewAccount {
            login = Login.normal(login);
            displayName = displayName.strip();
        }
    }

    /**
     * Creates all of them or none.
     *
     * @return the identifiers by sign-in name, as {@link NewAccount} normalised it
     * @throws Refusal.Invalid with every problem; fields are {@code accounts[0].login}, {@code .displayName} and
     *     {@code .initialPassword}, counted from 0
     */
    public Map<String, UUID> create(Actor actor, Input input) {
        actor.require(Permission.MANAGE_ACCOUNTS);
        var bodyName = bodies.byId(actor.body()).map(BodyRef::name).orElse("");
        var problems = problems(input, bodyName);
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        var hashes = new HashMap<String, String>();
        input.accounts()
                .forEach(account -> account.initialPassword()
                        .ifPresent(password -> hashes.put(account.login(), hashing.hash(password))));
        return work.change(actor, Permission.MANAGE_ACCOUNTS, tx -> {
            var taken = accounts.taken(
                    tx, input.accounts().stream().map(NewAccount::login).toList());
            var entry = tx.newId();
            var act = Act.of("identity.accounts.created", "body", tx.body())
                    .after("count", input.accounts().size());
            var ids = new HashMap<String, UUID>();
            var rows = new ArrayList<Account>();
            var refused = new ArrayList<Refusal.Problem>();
            for (int i = 0; i < input.accounts().size(); i++) {
                var wanted = input.accounts().get(i);
                if (taken.contains(wanted.login())) {
                    refused.add(
                            new Refusal.Problem(field(i, "login"), Message.of("identity.login.taken", wanted.login())));
                    continue;
                }
                var account =
                        new Account(tx.newId(), wanted.login(), wanted.displayName(), wanted.administrator(), false);
                rows.add(account);
                ids.put(account.login(), account.id());
                act.child("account", account.id())
                        .afterErasable("login", account.login())
                        .afterErasable("displayName", account.displayName())
                        .after("administrator", account.administrator());
            }
            if (!refused.isEmpty()) {
                throw new Refusal.Invalid(refused);
            }
            tx.enter(entry, act);
            accounts.add(tx, entry, rows);
            hashes.forEach((login, hash) -> {
                var id = ids.get(login);
                if (id != null) {
                    passwords.put(tx, id, new Passwords.Kept(hash, true));
                }
            });
            return Map.copyOf(ids);
        });
    }

    private static List<Refusal.Problem> problems(Input input, String bodyName) {
        var problems = new ArrayList<Refusal.Problem>();
        if (input.accounts().isEmpty()) {
            problems.add(new Refusal.Problem("accounts", Message.of("identity.accounts.none")));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < input.accounts().size(); i++) {
            var account = input.accounts().get(i);
            if (!Login.wellFormed(account.login())) {
                problems.add(new Refusal.Problem(field(i, "login"), Message.of("identity.login.invalid")));
            } else if (!seen.add(account.login())) {
                problems.add(
                        new Refusal.Problem(field(i, "login"), Message.of("identity.login.taken", account.login())));
            }
            if (account.displayName().isBlank() || account.displayName().length() > 100) {
                problems.add(new Refusal.Problem(field(i, "displayName"), Message.of("identity.name.invalid")));
            }
            var wrong = account.initialPassword()
                    .flatMap(password -> PasswordRules.problem(password, account.login(), bodyName));
            if (wrong.isPresent()) {
                problems.add(new Refusal.Problem(field(i, "initialPassword"), wrong.get()));
            }
        }
        return problems;
    }

    private static String field(int index, String name) {
        return "accounts[" + index + "]." + name;
    }
}
