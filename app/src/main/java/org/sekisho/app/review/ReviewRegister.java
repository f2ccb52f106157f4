package org.sekisho.app.review;

import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** The review cases as of a day. */
@Service
public final class ReviewRegister {

    private final Work work;
    private final Cases cases;

    ReviewRegister(Work work, Cases cases) {
        this.work = work;
        this.cases = cases;
    }

    /** All, the newest first. Four statements. */
    public List<ReviewCase> on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_DUTIES, tx -> cases.at(tx, asOf));
    }

    /** @throws Refusal.NotFound if there is no such case on the day */
    public ReviewCase the(Actor actor, UUID id, AsOf asOf) {
        return work.read(actor, Permission.READ_DUTIES, tx -> cases.the(tx, id, asOf));
    }
}
