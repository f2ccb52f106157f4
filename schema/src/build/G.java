import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;
import org.sekisho.postgres.ThrowawayPostgres;

/**
 * Generates jOOQ's tables from the migrations, applied to a throw-away server. Does nothing when the
 * migrations are those of the last run.
 */
final class GenerateTables {

    public static void main(String[] args) throws Exception {
        var migrations = Path.of(args[0]);
        var target = Path.of(args[1]);
        var stamp = target.resolveSibling("jooq.stamp");
        var digest = digest(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
            return;
        }
        try (var postgres = ThrowawayPostgres.open()) {
            Flyway.configure()
                    .dataSource(postgres.jdbcUrl(), postgres.owner().userName(), postgres.owner().password())
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            GenerationTool.generate(new Configuration()
                    .withJdbc(new Jdbc()
                            .withUrl(postgres.jdbcUrl())
                            .withUser(postgres.owner().userName())
                            .withPassword(postgres.owner().password()))
                    .withGenerator(new Generator()
                            .withDatabase(new Database()
                                    .withName("org.jooq.meta.postgres.PostgresDatabase")
                                    .withInputSchema("public")
                                    .withOutputSchemaToDefault(true)
                                    .withExcludes("flyway_.*"))
                            .withGenerate(new Generate().withGlobalObjectReferences(true).withRecords(false).withDaos(false))
                            .withTarget(new Target()
                                    .withPackageName("org.sekisho.schema.tables")
                                    .withDirectory(target.toString()))));
        }
        Files.writeString(stamp, digest);
    }

    private static String digest(Path migrations) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        try (var files = Files.list(migrations)) {
            for (var file : files.sorted().toList()) {
                sha.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                sha.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
