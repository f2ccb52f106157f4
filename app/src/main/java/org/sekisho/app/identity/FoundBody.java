package org.sekisho.app.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Ids;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Founds a body on this installation, with its first administrator. */
@Service
public final class FoundBody {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    private final Work work;
    private final Bodies bodies;
    private final FoundedBodies founded;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordHashing hashing;
    private final Time time;

    FoundBody(
            Work work,
            Bodies bodies,
            FoundedBodies founded,
            Accounts accounts,
            Passwords passwords,
            PasswordHashing hashing,
            Time time) {
        this.work = work;
        this.bodies = bodies;
        this.founded = founded;
        this.accounts = accounts;
        this.passwords = passwords;
        this.hashing = hashing;
        this.time = time;
    }

    /**
     * A body and its first administrator.
     *
     * @param slug the body's short name: small letters, digits and hyphens, at most 40; unique on the installation
     * @param adminPassword chosen by the administrator; without one they cannot sign in by password
     */
    public record Input(
            String name,
            String slug,
            BodyKind kind,
            boolean demo,
            String adminLogin,
            String adminName,
            Optional<String> adminPassword) {

        public Input {
            name = name.strip();
            adminLogin = Login.normal(adminLogin);
            adminName = adminName.strip();
        }
    }

    public record Founded(BodyId body, UUID administrator) {}

    /** @throws Refusal.Invalid with every problem; the fields are those of {@link Input} */
    public Founded found(Input input) {
        refuseInvalid(input);
        var hash = input.adminPassword().map(hashing::hash);
        var body = new BodyId(Ids.at(time.now()));
        return work.change(Actor.founder(body), Permission.FOUND_BODY, tx -> {
            var entry = tx.newId();
            var administrator = new Account(tx.newId(), input.adminLogin(), input.adminName(), true, false);
            founded.add(tx, entry, input);
            tx.enter(
                    entry,
                    Act.of("identity.body.founded", "body", body.value())
                            .after("name", input.name())
                            .after("slug", input.slug())
                            .after("kind", input.kind().name())
                            .after("demo", input.demo())
                            .after("administrator", administrator.id())
                            .afterErasable("administratorLogin", administrator.login())
                            .afterErasable("administratorName", administrator.displayName()));
            accounts.add(tx, entry, List.of(administrator));
            hash.ifPresent(h -> passwords.put(tx, administrator.id(), new Passwords.Kept(h, false)));
            return new Founded(body, administrator.id());
        });
    }

    /** @throws Refusal.Invalid with every problem of the body's own fields */
    public void checkBody(String name, String slug) {
        var problems = bodyProblems(name, slug);
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }

    private List<Refusal.Problem> bodyProblems(String name, String slug) {
        var problems = new ArrayList<Refusal.Problem>();
        if (name.isBlank() || name.length() > 100) {
            problems.add(new Refusal.Problem("name", Message.of("identity.body.name.invalid")));
        }
        if (!SLUG.matcher(slug).matches()) {
            problems.add(new Refusal.Problem("slug", Message.of("identity.body.slug.invalid")));
        } else if (bodies.bySlug(slug).isPresent()) {
            problems.add(new Refusal.Problem("slug", Message.of("identity.body.slug.taken", slug)));
        }
        return problems;
    }

    private void refuseInvalid(Input input) {
        var problems = bodyProblems(input.name(), input.slug());
        if (!Login.wellFormed(input.adminLogin())) {
            problems.add(new Refusal.Problem("adminLogin", Message.of("identity.login.invalid")));
        }
        if (input.adminName().isBlank() || input.adminName().length() > 100) {
            problems.add(new Refusal.Problem("adminName", Message.of("identity.name.invalid")));
        }
        input.adminPassword()
                .flatMap(password -> PasswordRules.problem(password, input.adminLogin(), input.name()))
                .ifPresent(wrong -> problems.add(new Refusal.Problem("adminPassword", wrong)));
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }
}
