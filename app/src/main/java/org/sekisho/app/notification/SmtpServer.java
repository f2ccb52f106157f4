package org.sekisho.app.notification;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.sekisho.app.Settings;

/** A mail server that is spoken to by SMTP (RFC 5321), one connection for each mail. */
final class SmtpServer implements MailServer {

    private static final String PATIENCE_MILLIS = "15000";

    private final Settings.Mail settings;
    private final Session session;

    SmtpServer(Settings.Mail settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    /** @param trusting makes TLS connections to servers whose certificates it knows */
    SmtpServer(Settings.Mail settings, SSLSocketFactory trusting) {
        this(settings);
        session.getProperties().put("mail.smtp.ssl.socketFactory", trusting);
    }

    private static Properties properties(Settings.Mail settings) {
        var properties = new Properties();
        var tls = settings.protection() == Settings.Mail.Protection.TLS;
        var starttls = settings.protection() == Settings.Mail.Protection.STARTTLS;
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
        // Otherwise a name server is asked for our own name.
        properties.setProperty("mail.smtp.localhost", settings.site().getHost());
        properties.setProperty("mail.smtp.from", settings.sender());
        // A server that takes the mail and then fails to say goodbye has taken it.
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    @Override
    public Delivery take(Mail mail) {
        try (var transport = session.getTransport()) {
            var login = settings.login();
            transport.connect(
                    login.map(Settings.Mail.Login::user).orElse(null),
                    login.map(Settings.Mail.Login::password).orElse(null));
            var message = message(mail);
            transport.sendMessage(message, new Address[] {new InternetAddress(mail.to(), true)});
            return new Delivery.Taken();
        } catch (MessagingException failed) {
            return judged(failed);
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.id() + ">");
            }
        };
        message.setFrom(new InternetAddress(settings.sender(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.date()));
        // RFC 3834: no holiday notice answers a program.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setText(mail.body().replaceAll("\r?\n", "\r\n"), StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    private Delivery judged(MessagingException failed) {
        for (Exception at = failed; at != null; at = at instanceof MessagingException m ? m.getNextException() : null) {
            switch (at) {
                case SMTPAddressFailedException address -> {
                    return address(address.getReturnCode());
                }
                case SMTPSenderFailedException sender -> {
                    return new Delivery.Down(Integer.toString(sender.getReturnCode()));
                }
                case AuthenticationFailedException refused -> {
                    return new Delivery.Down("login");
                }
                case MailConnectException unreachable -> {
                    return new Delivery.Down(
                            unreachable.getNextException() instanceof SSLException ? "tls" : "connection");
                }
                case SSLException unproved -> {
                    return new Delivery.Down("tls");
                }
                default -> {}
            }
        }
        // There is no type for it.
        if (settings.protection() == Settings.Mail.Protection.STARTTLS
                && String.valueOf(failed.getMessage()).contains("STARTTLS is required")) {
            return new Delivery.Down("starttls");
        }
        return failed instanceof SMTPSendFailedException send
                ? address(send.getReturnCode())
                : new Delivery.Down("connection");
    }

    private static Delivery address(int code) {
        var problem = Integer.toString(code);
        // 421: the server closes; 0 and less: it was lost on the way.
        return code == 421 || code < 400
                ? new Delivery.Down(code <= 0 ? "connection" : problem)
                : code >= 500 ? new Delivery.Refused(problem) : new Delivery.Later(problem);
    }
}
