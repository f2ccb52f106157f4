package org.sekisho.postgres;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Carries the reason why a PostgreSQL server cannot be used; its message is the English one of the failure. */
public final class PostgresUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PostgresFailure failure;

    PostgresUnavailableException(PostgresFailure failure) {
        this(failure, null);
    }

    PostgresUnavailableException(PostgresFailure failure, @Nullable Throwable cause) {
        super(failure.message(Locale.ENGLISH), cause);
        this.failure = failure;
    }

    public PostgresFailure failure() {
        return failure;
    }
}
