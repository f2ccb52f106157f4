package org.sekisho.app.controls;

import org.sekisho.app.policy.DocumentAccepted;
import org.sekisho.app.shared.Actor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Binds every version that is accepted. Delivered again after a crash; binding twice changes nothing. */
@Component
class BindAcceptedPolicy {

    private final BindClauses bindClauses;

    BindAcceptedPolicy(BindClauses bindClauses) {
        this.bindClauses = bindClauses;
    }

    @Async
    @TransactionalEventListener
    void on(DocumentAccepted event) {
        var _ = bindClauses.bind(Actor.program(event.body()), event.version());
    }
}
