package org.sekisho.app.notification;

import java.net.URI;
import java.util.Optional;
import org.sekisho.app.Settings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Whether this installation sends mail, through which server, and what its mail leads to. */
@Component
public class Mailing {

    /** @param domain behind the at sign of identifiers of mails */
    public record Way(MailServer server, URI site, String domain) {}

    private final Optional<Way> way;

    @Autowired
    Mailing(Settings settings) {
        this(settings.mail()
                .map(mail -> new Way(
                        new SmtpServer(mail),
                        mail.site(),
                        mail.sender().substring(mail.sender().indexOf('@') + 1))));
    }

    Mailing(Optional<Way> way) {
        this.way = way;
    }

    public Optional<Way> way() {
        return way;
    }
}
