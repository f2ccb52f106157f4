package org.sekisho.app.notification;

import static org.sekisho.schema.tables.Tables.DIGEST;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Settings;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;

/** What queues and sends digests, with the mail server of a test in the place of none. */
public record MailRoom(AppFixture app, MailServer server) {

    static final URI SITE = URI.create("https://sekisho.city.example/");

    static Settings.Mail settings(int port, Settings.Mail.Protection protection, Optional<Settings.Mail.Login> login) {
        return new Settings.Mail("127.0.0.1", port, protection, login, "sekisho@city.example", SITE);
    }

    /** Mail by a server on loopback, for modules that send something of their own. */
    public static Mailing mailing(LoopbackSmtp smtp) {
        return new Mailing(Optional.of(new Mailing.Way(plain(smtp), SITE, "city.example")));
    }

    /** A server on loopback that is spoken to in clear. */
    static SmtpServer plain(LoopbackSmtp smtp) {
        return new SmtpServer(settings(smtp.port(), Settings.Mail.Protection.NONE, Optional.empty()));
    }

    QueueDigests queue() {
        return new QueueDigests(
                app.use(Work.class),
                app.use(DigestRules.class),
                app.use(Contacts.class),
                app.use(Digests.class),
                app.use(Actors.class),
                app.use(HeldPosts.class),
                app.use(WhatIsAsked.class),
                mailing(),
                app.use(Time.class));
    }

    SendDigests send() {
        return new SendDigests(
                app.use(Work.class),
                app.use(Digests.class),
                app.use(Contacts.class),
                queue(),
                app.use(WhatIsAsked.class),
                app.use(DigestText.class),
                app.use(Bodies.class),
                mailing(),
                app.use(Time.class));
    }

    private Mailing mailing() {
        return new Mailing(Optional.of(new Mailing.Way(server, SITE, "city.example")));
    }

    static List<String> states(SmallOffice office) {
        return column(office, DIGEST.STATE);
    }

    static List<String> problems(SmallOffice office) {
        return column(office, DIGEST.PROBLEM);
    }

    private static List<String> column(SmallOffice office, Field<String> column) {
        return office.app()
                .use(Work.class)
                .read(
                        office.officer(),
                        Permission.READ_RECORD,
                        tx -> tx.sql()
                                .select(column)
                                .from(DIGEST)
                                .where(DIGEST.BODY_ID.eq(tx.body()))
                                .orderBy(DIGEST.MONDAY, DIGEST.ID)
                                .fetch(column));
    }
}
