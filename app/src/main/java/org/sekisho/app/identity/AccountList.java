package org.sekisho.app.identity;

import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Reads the accounts of a body, for those who keep them. */
@Service
public final class AccountList {

    private final Work work;
    private final AccountRows rows;

    AccountList(Work work, AccountRows rows) {
        this.work = work;
        this.rows = rows;
    }

    /** What the list can be sorted by. */
    public enum Order {
        LOGIN,
        NAME
    }

    /** Which accounts are asked for. */
    public enum Which {
        ALL,
        ADMINISTRATORS,
        /** Those without a second factor that are not locked. */
        WITHOUT,
        LOCKED
    }

    /**
     * @param words part of a name or sign-in name; empty for all
     * @param page from 1
     */
    public record Query(String words, Which which, Order order, boolean descending, int page, int size) {}

    /**
     * An account in the list.
     *
     * @param factors how many second factors it has
     */
    public record Row(UUID id, String login, String name, boolean administrator, boolean locked, int factors) {}

    /** A page of the list. */
    public record Result(List<Row> rows, long total) {
        public Result {
            rows = List.copyOf(rows);
        }
    }

    public Result list(Actor actor, Query query) {
        return work.read(actor, Permission.MANAGE_ACCOUNTS, tx -> rows.list(tx, query));
    }

    /** @throws Refusal.NotFound if there is none */
    public Row one(Actor actor, UUID account) {
        return work.read(
                actor,
                Permission.MANAGE_ACCOUNTS,
                tx -> rows.one(tx, account).orElseThrow(() -> new Refusal.NotFound("account")));
    }
}
