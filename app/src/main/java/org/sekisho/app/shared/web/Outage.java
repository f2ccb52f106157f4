package org.sekisho.app.shared.web;

import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What keeps the whole program from working, and no request is to blame for. */
enum Outage {
    /** The database does not answer, or ended the connection. */
    DATABASE_AWAY("shared.error.away"),
    /** There is no room left on a disk, the database's or that of the files. */
    DISK_FULL("shared.error.full");

    private final String title;

    Outage(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    String text() {
        return title + ".text";
    }

    /** Which of them is behind a failure, if any is. */
    static Optional<Outage> behind(Throwable failure) {
        var found = Optional.<Outage>empty();
        for (var cause = Optional.of(failure); cause.isPresent(); cause = cause(cause.get())) {
            var one = of(cause.get());
            if (one.equals(Optional.of(DISK_FULL))) {
                return one;
            }
            found = found.or(() -> one);
        }
        return found;
    }

    private static Optional<Throwable> cause(Throwable failure) {
        return Optional.ofNullable(failure.getCause()).filter(cause -> cause != failure);
    }

    /* The system's own words, also when PostgreSQL passes them on. The framework has sorted failures by SQLSTATE. */
    private static Optional<Outage> of(Throwable failure) {
        var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left on device") || message.contains("quota exceeded")) {
            return Optional.of(DISK_FULL);
        }
        return switch (failure) {
            case DataAccessResourceFailureException lost -> Optional.of(DATABASE_AWAY);
            case CannotCreateTransactionException none -> Optional.of(DATABASE_AWAY);
            default -> Optional.empty();
        };
    }
}
