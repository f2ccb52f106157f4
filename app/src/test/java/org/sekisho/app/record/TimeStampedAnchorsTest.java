package org.sekisho.app.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.schema.tables.Tables.ENTRY;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.app.AppFixture;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.evidence.ExportRecord;
import org.sekisho.app.evidence.LastSigned;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.notification.Mailing;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.timestamp.Authority;
import org.sekisho.timestamp.OpensslAuthority;

/** Checkpoints get a time stamp of a real authority, openssl behind a web server on loopback, and whatever else answers none. */
final class TimeStampedAnchorsTest {

    private static final Duration DAY = Duration.ofDays(1);

    /** What the authority does with a question. */
    private interface Answering {
        void answer(HttpExchange exchange, byte[] query) throws IOException;
    }

    @TempDir
    static Path keys;

    @TempDir
    Path share;

    private static Optional<OpensslAuthority> openssl = Optional.empty();

    private final SmallOffice office = new SmallOffice("時刻町");
    private final AppFixture app = office.app();
    private final Actor administrator = app.use(Actors.class).of(office.body(), office.administrator());
    private final Instant now = app.use(Time.class).now();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final HttpServer server = server();
    private volatile Answering answering = TimeStampedAnchorsTest::stamped;
    private final StampingAuthority authority = named(Duration.ofSeconds(10));

    @BeforeAll
    static void make() {
        openssl = Optional.of(new OpensslAuthority(keys.resolve("tsa")));
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
    }

    @Test
    void a_checkpoint_is_stamped_and_what_is_kept_is_accepted_by_openssl_and_named_by_the_record() throws Exception {
        round(now, new AnchorFolder(Optional.of(share)));

        var sent = only();
        assertThat(sent.state()).isEqualTo(AnchorState.SENT);
        assertThat(sent.stamp()).hasValueSatisfying(stamp -> {
            assertThat(stamp.authority()).isEqualTo("CN=Shinose_TSA");
            assertThat(stamp.serial()).matches("[0-9a-f]+");
            assertThat(Duration.between(stamp.time(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        });
        var take = app.use(TakeAnchorFile.class);
        var note = take.note(administrator, sent.id());
        var answer = take.timeStamp(administrator, sent.id());
        assertThat(note.name()).matches("\\d{4}-\\d\\d-\\d\\d-checkpoint-\\d+\\.txt");
        assertThat(answer.name()).isEqualTo(note.name().replace(".txt", ".tsr"));
        assertThat(openssl.orElseThrow()
                        .verdict(
                                Files.write(share.resolve(note.name()), note.bytes()),
                                Files.write(share.resolve(answer.name()), answer.bytes())))
                .contains("Verification: OK");
        assertThat(share.resolve(office.slug()).resolve(answer.name()))
                .as("beside its checkpoint in the folder, where the verifier finds it")
                .hasBinaryContent(answer.bytes());
        var digits =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(answer.bytes()));
        assertThat(leaves("record.anchor.sent")).anyMatch(leaf -> leaf.contains("\"timeStamp\":\"" + digits + "\""));
        assertThatThrownBy(() -> take.timeStamp(
                        app.use(Actors.class)
                                .of(office.body(), office.join("職員").account()),
                        sent.id()))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void one_a_day_is_stamped_and_none_while_only_the_stamping_was_entered() {
        round(now);
        round(now.plus(DAY));
        assertThat(asked).hasValue(1);
        office.join("新人");
        round(now.plus(DAY));
        assertThat(asked).hasValue(2);
        app.use(SetAnchors.class).set(administrator, new SetAnchors.Input("", true, false, false));
        round(now.plus(DAY.multipliedBy(2)));
        assertThat(asked).as("the body wants none").hasValue(2);
    }

    @Test
    void an_authority_that_fails_is_asked_again_until_it_does_not_and_administrators_are_told() {
        answering = (exchange, query) -> exchange.sendResponseHeaders(503, -1);
        round(now);
        assertThat(only().problem()).isEqualTo("tsa-status");
        assertThat(only().state()).isEqualTo(AnchorState.WAITING);
        assertThat(only().stamp()).isEmpty();
        assertThat(register().needed(administrator)).isTrue();
        assertThatThrownBy(() -> app.use(TakeAnchorFile.class).timeStamp(administrator, only().id()))
                .isInstanceOf(Refusal.NotFound.class);

        answering = TimeStampedAnchorsTest::stamped;
        round(now.plusSeconds(240));
        assertThat(asked).as("not before its time").hasValue(1);
        round(now.plusSeconds(301));
        assertThat(only().state()).isEqualTo(AnchorState.SENT);
        assertThat(register().needed(administrator)).isFalse();
    }

    @Test
    void nothing_but_a_whole_time_stamp_of_the_authority_that_was_named_is_taken() throws Exception {
        var data = "note".getBytes(StandardCharsets.UTF_8);
        assertThat(authority.stamp(data)).isInstanceOf(StampingAuthority.Outcome.Stamped.class);

        var earlier = openssl.orElseThrow()
                .answer(org.sekisho.timestamp.TimeStampQuery.of(data).bytes());
        answering = (exchange, query) -> send(exchange, earlier);
        assertThat(problem(authority, data))
                .as("an answer that was played again")
                .isEqualTo("tsa-nonce");

        answering = (exchange, query) -> send(exchange, "<html>Sign in to the network</html>".getBytes());
        assertThat(problem(authority, data)).isEqualTo("tsa-form");

        answering = (exchange, query) -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        };
        int before = asked.get();
        assertThat(problem(authority, data)).isEqualTo("tsa-status");
        assertThat(asked).as("it follows nobody").hasValue(before + 1);

        answering = TimeStampedAnchorsTest::stamped;
        var stranger = new OpensslAuthority(keys.resolve("stranger"));
        assertThat(problem(
                        new StampingAuthority(
                                Optional.of(address()),
                                Optional.of(Authority.of(Files.readAllBytes(stranger.root()))),
                                Duration.ofSeconds(10)),
                        data))
                .isEqualTo("tsa-chain");
    }

    @Test
    void an_answer_of_50_megabytes_is_cut_off_and_one_that_trickles_is_not_waited_for() {
        var data = new byte[] {1};
        var sent = new AtomicInteger();
        answering = (exchange, query) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (; sent.get() < 50; sent.incrementAndGet()) {
                    out.write(new byte[1 << 20]);
                }
            }
        };
        assertThat(problem(authority, data)).isEqualTo("tsa-connection");
        assertThat(sent).hasValueLessThan(50);

        answering = (exchange, query) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(0x30);
            exchange.getResponseBody().flush();
            try {
                ended.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        var began = System.nanoTime();
        assertThat(problem(named(Duration.ofMillis(700)), data)).isEqualTo("tsa-slow");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));

        server.stop(0);
        assertThat(problem(named(Duration.ofSeconds(5)), data)).isEqualTo("tsa-connection");
    }

    private static void stamped(HttpExchange exchange, byte[] query) throws IOException {
        assertThat(exchange.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/timestamp-query");
        send(exchange, openssl.orElseThrow().answer(query));
    }

    private static void send(HttpExchange exchange, byte[] answer) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private static String problem(StampingAuthority authority, byte[] data) {
        return authority.stamp(data) instanceof StampingAuthority.Outcome.Failed(var problem) ? problem : "";
    }

    private HttpServer server() {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            made.createContext("/", exchange -> {
                asked.incrementAndGet();
                try (exchange) {
                    answering.answer(exchange, exchange.getRequestBody().readAllBytes());
                }
            });
            made.start();
            return made;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + port() + "/tsr");
    }

    private StampingAuthority named(Duration patience) {
        try {
            return new StampingAuthority(
                    Optional.of(address()),
                    Optional.of(Authority.of(
                            Files.readAllBytes(openssl.orElseThrow().root()))),
                    patience);
        } catch (IOException | org.sekisho.timestamp.BadTimeStamp e) {
            throw new AssertionError(e);
        }
    }

    private void round(Instant at) {
        round(at, new AnchorFolder(Optional.empty()));
    }

    private void round(Instant at, AnchorFolder into) {
        awaitSigned();
        var queue = new QueueAnchors(
                app.use(Work.class),
                app.use(Anchors.class),
                app.use(AnchorRules.class),
                app.use(LastSigned.class),
                app.use(Mailing.class),
                into,
                authority);
        var send = new SendAnchors(
                app.use(Work.class),
                app.use(Anchors.class),
                app.use(AnchorRules.class),
                app.use(LastSigned.class),
                app.use(Bodies.class),
                app.use(Mailing.class),
                into,
                authority,
                app.use(AnchorText.class));
        Time.at(at, () -> {
            queue.queue(office.body());
            send.send(office.body());
            return 0;
        });
    }

    private SentAnchors register() {
        return new SentAnchors(
                app.use(Work.class),
                app.use(Anchors.class),
                app.use(AnchorRules.class),
                app.use(Mailing.class),
                new AnchorFolder(Optional.empty()),
                authority);
    }

    private SentAnchors.Sent only() {
        assertThat(register().of(office.officer(), 1).page())
                .filteredOn(sent -> sent.way() == AnchorWay.TIME_STAMP)
                .hasSize(1);
        return register().of(office.officer(), 1).page().stream()
                .filter(sent -> sent.way() == AnchorWay.TIME_STAMP)
                .findFirst()
                .orElseThrow();
    }

    private List<String> leaves(String kind) {
        return app.use(Work.class)
                .read(
                        office.officer(),
                        Permission.READ_RECORD,
                        tx -> tx.sql()
                                .select(ENTRY.LEAF)
                                .from(ENTRY)
                                .where(ENTRY.BODY_ID.eq(tx.body()), ENTRY.KIND.eq(kind))
                                .fetch(row -> new String(row.value1(), StandardCharsets.UTF_8)));
    }

    private void awaitSigned() {
        for (int tries = 0; tries < 1_000; tries++) {
            var state = app.use(ExportRecord.class).state(office.officer());
            if (state.signed().isPresent() && state.waiting() == 0) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("Nothing was signed");
    }
}
