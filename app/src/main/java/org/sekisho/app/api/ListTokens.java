package org.sekisho.app.api;

import java.util.List;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Lists tokens that were not taken back. */
@Service
public final class ListTokens {

    private final Work work;
    private final ApiTokens tokens;

    ListTokens(Work work, ApiTokens tokens) {
        this.work = work;
        this.tokens = tokens;
    }

    /** One's own. */
    public List<ApiToken> own(Actor actor) {
        return work.read(actor, Permission.MANAGE_OWN_ACCOUNT, tx -> tokens.of(tx, actor.account()));
    }

    /** Everybody else's, for those who manage accounts. */
    public List<ApiToken> others(Actor actor) {
        return work.read(actor, Permission.MANAGE_ACCOUNTS, tx -> tokens.ofOthers(tx, actor.account()));
    }
}
