package org.sekisho.app.notification;

/** Where mail is handed over. */
interface MailServer {

    Delivery take(Mail mail);
}
