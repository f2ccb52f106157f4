package org.sekisho.app.exceptions;

import java.util.List;
import org.sekisho.app.duties.ClauseExceptions;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Component;

/** Tells the status of clauses which exceptions hold. */
@Component
class ExceptionsInStatus implements ClauseExceptions {

    private final Work work;
    private final GrantedExceptions granted;

    ExceptionsInStatus(Work work, GrantedExceptions granted) {
        this.work = work;
        this.granted = granted;
    }

    @Override
    public List<Granted> on(Actor actor, AsOf asOf) {
        return work.read(
                actor,
                Permission.READ_DUTIES,
                tx -> granted.at(tx, asOf).stream()
                        .map(row -> new Granted(
                                row.request(), row.clause(), row.subject().name(), row.span()))
                        .toList());
    }
}
