package org.sekisho.app.notification;

/** Where mail is handed over. */
public interface MailServer {

    Delivery take(Mail mail);
}
