package org.sekisho.app.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.sekisho.app.AppFixture;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Role;

/** A body of its own for a test, its people, and policies to import. */
public final class PolicyFixture {

    /** A policy in four clauses that mention each other. */
    public static final String SMALL = """
            みなと村情報セキュリティ基本方針

            令和7年4月1日村長決裁

            1 目的

            この基本方針は、村の情報資産を守ることを目的とする。

            2 定義

            (1) 情報資産

            情報及び情報システムをいう。

            (2) 職員等

            村の職員をいう。

            3 遵守義務

            職員等は、情報資産を守らなければならない。

            4 対策

            上記３に基づき、次の対策を行う。

            (1) 教育

            職員等に教育を行う。

            (2) 点検

            毎年点検を行う。
            """;

    private final AppFixture app = AppFixture.serving();
    private final BodyId body;

    private PolicyFixture(BodyId body) {
        this.body = body;
    }

    public static PolicyFixture newBody() {
        var slug = "b" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        var founded = AppFixture.serving()
                .use(FoundBody.class)
                .found(new FoundBody.Input("みなと村", slug, BodyKind.VILLAGE, false, "root", "管理 太郎", Optional.empty()));
        return new PolicyFixture(founded.body());
    }

    public BodyId body() {
        return body;
    }

    public <T> T use(Class<T> useCase) {
        return app.use(useCase);
    }

    /** 統括情報セキュリティ責任者: imports, and reads what is not public. */
    public Actor officer() {
        return as(Role.STAFF, Role.CHIEF_SECURITY_OFFICER);
    }

    public Actor staff() {
        return as(Role.STAFF);
    }

    /** Imports and reads the policy, and may not read what is not public. */
    public Actor administrator() {
        return as(Role.ADMINISTRATOR);
    }

    public Actor visitor() {
        return Actor.visitor(body);
    }

    private Actor as(Role first, Role... more) {
        return new Actor(body, UUID.randomUUID(), "試験 花子", EnumSet.of(first, more));
    }

    public BeginImport.Begun begin(DocumentKind kind, String name, byte[] bytes) {
        return use(BeginImport.class)
                .begin(officer(), new BeginImport.Input(kind, name, new ByteArrayInputStream(bytes)));
    }

    public BeginImport.Begun begin(String text) {
        return begin(DocumentKind.POLICY, "policy.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Accepts, agreeing to what the comparison with the version beside it proposes. */
    public AcceptImport.Accepted accept(AcceptImport.Input input) {
        use(ImportLineage.class)
                .of(officer(), input.draft(), input.document(), input.inForce())
                .filter(compared -> compared.undecided() > 0)
                .ifPresent(compared -> use(ConfirmLineage.class).confirm(officer(), compared.agreeing()));
        return use(AcceptImport.class).accept(officer(), input);
    }

    /** The text of a sample policy of the program. */
    public static String sample(String name) {
        try (InputStream in = PolicyFixture.class.getResourceAsStream("/sekisho/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a real policy that lies beside the repository; skips the test where it does not. */
    public static String real(String name) {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var file = folder.resolveSibling("shared").resolve("policies").resolve(name);
            if (Files.exists(folder.resolve("pom.xml")) && Files.isRegularFile(file)) {
                try {
                    return Files.readString(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        Assumptions.abort("../shared/policies/" + name + " is not there");
        throw new AssertionError();
    }

    /** How many entries of a kind the record of the body has. */
    public long entries(String kind) {
        try (var owner = TestDatabase.get().asOwner();
                var query = owner.prepareStatement("select count(*) from entry where body_id = ?::uuid and kind = ?")) {
            query.setString(1, body.toString());
            query.setString(2, kind);
            try (var found = query.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * How many rows the body has in each table; seen from behind the wall. Of the entries only those of this module:
     * others react in their own time, after a document was accepted.
     */
    public TreeMap<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        try (var owner = TestDatabase.get().asOwner();
                var statement = owner.createStatement()) {
            for (var table : new String[] {
                "entry",
                "entry_child",
                "stored_file",
                "document",
                "document_text",
                "document_version",
                "policy_draft",
                "policy_draft_version",
                "policy_draft_lineage",
                "clause_lineage",
                "clause",
                "clause_version"
            }) {
                var own = " where body_id = '" + body + "'";
                var entries = "(select id from entry" + own + " and kind like 'policy.%')";
                var only = table.equals("entry")
                        ? " and id in " + entries
                        : table.equals("entry_child") ? " and entry_id in " + entries : "";
                try (var found = statement.executeQuery("select count(*) from " + table + own + only)) {
                    found.next();
                    rows.put(table, found.getLong(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
