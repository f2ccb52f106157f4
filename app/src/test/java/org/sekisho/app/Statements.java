package org.sekisho.app;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.web.context.request.RequestContextHolder;

/** Counts statements on their way to the database, without the one that names the body of a transaction. */
public final class Statements {

    private static final int TRIES = 3000;

    private Statements() {}

    /** Waits until every reaction to an event has ended, so that none of them enters something meanwhile. */
    public static void awaitReactions(DSLContext sql) {
        var open = "select count(*) from event_publication where completion_date is null";
        for (int tries = 0; tries < TRIES && sql.fetchSingle(open).get(0, Long.class) > 0; tries++) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** How many this thread sends while it acts; reactions to events run beside it and do not count. */
    public static int of(DSLContext sql, Runnable act) {
        var thread = Thread.currentThread();
        return count(sql, act, () -> Thread.currentThread().equals(thread));
    }

    /** How many are sent meanwhile by the threads that answer requests. */
    public static int ofRequests(DSLContext sql, Runnable act) {
        return count(sql, act, () -> RequestContextHolder.getRequestAttributes() != null);
    }

    private static int count(DSLContext sql, Runnable act, BooleanSupplier counts) {
        var configuration = (DefaultConfiguration) sql.configuration();
        var before = configuration.executeListenerProviders();
        var counter = new Counter(counts);
        configuration.setExecuteListener(counter);
        try {
            act.run();
            return counter.statements.get();
        } finally {
            configuration.setExecuteListenerProvider(before);
        }
    }

    private static final class Counter implements ExecuteListener {
        private static final long serialVersionUID = 1L;
        private final transient BooleanSupplier counts;
        private final AtomicInteger statements = new AtomicInteger();

        Counter(BooleanSupplier counts) {
            this.counts = counts;
        }

        @Override
        public void executeStart(ExecuteContext context) {
            if (counts.getAsBoolean()) {
                statements.incrementAndGet();
            }
        }
    }
}
