package org.sekisho.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.sekisho.app.Sekisho;
import org.sekisho.app.Settings;
import org.sekisho.app.demo.SampleBodies;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.cli.handover.Answer;
import org.sekisho.cli.handover.ServerStart;
import org.sekisho.policytext.PolicyUnreadable;

/**
 * The process that serves requests. It reads what it needs to know from its standard input, answers on its standard
 * output when it is ready, and ends in good order when its standard input ends: told to, or because the process that
 * started it is gone.
 */
final class Serve {
    /** Connections to the database; more than two processors can keep busy, fewer than PostgreSQL's limit. */
    private static final int CONNECTIONS = 12;

    private Serve() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream answers = System.out;
        // Whatever a library prints belongs to the log.
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ServerStart start = ServerStart.readFrom(in);
        Thread.ofPlatform().daemon().name("await-end").start(() -> endWith(in));
        try {
            if (start.transport() instanceof ServerStart.Transport.Tls tls) {
                followRenewals(tls);
            }
            Sekisho sekisho = Sekisho.start(settings(start));
            Runtime.getRuntime().addShutdownHook(new Thread(sekisho::close, "close-sekisho"));
            if (start.samplesWanted()) {
                sekisho.use(SampleBodies.class).load((step, fraction) -> say(answers, working(step, fraction)));
            }
            if (start.samplePolicy().isPresent()) {
                BodyRef body = sekisho.use(SampleBodies.class)
                        .addWithPolicy(start.samplePolicy().get());
                say(answers, new Answer.Working("団体を加えました: " + body.name(), "added a body: " + body.name()));
            }
            say(answers, new Answer.Ready(sekisho.port()));
        } catch (PolicyUnreadable unreadable) {
            say(answers, new Answer.Failed(unreadable.messageJa(), unreadable.messageEn()));
            System.exit(1);
        } catch (RuntimeException failed) {
            failed.printStackTrace();
            String reason = reason(failed);
            say(answers, new Answer.Failed(reason, reason));
            System.exit(1);
        }
        Thread.currentThread().join();
    }

    /* A renewed certificate is taken up without a restart, which only a named bundle can do. */
    private static void followRenewals(ServerStart.Transport.Tls tls) {
        String bundle = "spring.ssl.bundle.pem.sekisho.";
        System.setProperty(bundle + "keystore.certificate", "file:" + tls.certificates());
        System.setProperty(bundle + "keystore.private-key", "file:" + tls.privateKey());
        System.setProperty(bundle + "reload-on-update", "true");
        System.setProperty("server.ssl.bundle", "sekisho");
    }

    private static Answer working(String step, double fraction) {
        String percent = Math.round(fraction * 100) + " %";
        return new Answer.Working("試用環境のデータを作っています（" + percent + "）", percent + "  " + step);
    }

    private static void say(PrintStream answers, Answer answer) {
        answers.println(answer.line());
        answers.flush();
    }

    private static void endWith(BufferedReader in) {
        try {
            while (in.read() >= 0) {
                // Nothing more is said; only the end matters.
            }
        } catch (IOException broken) {
            // As good as the end.
        }
        System.exit(0);
    }

    private static Settings settings(ServerStart start) throws IOException {
        return new Settings(
                start.demo() ? Settings.Mode.DEMO : Settings.Mode.SERVE,
                start.home(),
                new Settings.Database(
                        start.database().jdbcUrl(),
                        start.database().user(),
                        start.database().password(),
                        CONNECTIONS),
                InetAddress.getByName(start.address()),
                start.port(),
                start.hosts(),
                switch (start.transport()) {
                    case ServerStart.Transport.Plain _ -> new Settings.Transport.Plain();
                    case ServerStart.Transport.Tls(var certificates, var privateKey) ->
                        new Settings.Transport.Tls(certificates, privateKey);
                    case ServerStart.Transport.BehindProxy(var proxies) ->
                        new Settings.Transport.BehindProxy(String.join(",", proxies));
                },
                start.mail().map(Serve::mail),
                start.anchors(),
                start.timeStamps().map(one -> new Settings.TimeStamps(one.address(), one.certificates())));
    }

    private static Settings.Mail mail(ServerStart.Mail mail) {
        return new Settings.Mail(
                mail.host(),
                mail.port(),
                switch (mail.protection()) {
                    case NONE -> Settings.Mail.Protection.NONE;
                    case STARTTLS -> Settings.Mail.Protection.STARTTLS;
                    case TLS -> Settings.Mail.Protection.TLS;
                },
                mail.login().map(login -> new Settings.Mail.Login(login.user(), login.password())),
                mail.sender(),
                URI.create(mail.site()));
    }

    /* The innermost cause says most. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
