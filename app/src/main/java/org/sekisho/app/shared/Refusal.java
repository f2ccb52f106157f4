package org.sekisho.app.shared;

import java.util.List;

/** A use case that did nothing, and why. The transaction is rolled back; nothing is half-done. */
public abstract sealed class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    private Refusal(Message reason) {
        super(reason.key() + reason.arguments(), null, false, false);
        this.reason = reason;
    }

    /** What to tell the person. */
    public Message reason() {
        return reason;
    }

    /** None of the actor's roles grants what the use case asks for, or the way in which they came does not. */
    public static final class NotPermitted extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotPermitted(Permission permission) {
            super(Message.of("shared.refusal.not-permitted", Message.of("shared.permission." + permission)));
        }

        public NotPermitted(Message reason) {
            super(reason);
        }
    }

    /** There is no such thing in this body, or not for this actor: the two look the same from outside. */
    public static final class NotFound extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotFound(String what) {
            super(Message.of("shared.refusal.not-found", what));
        }
    }

    /** Somebody else was faster: what the actor saw is no longer so. */
    public static final class Stale extends Refusal {
        private static final long serialVersionUID = 1L;

        public Stale() {
            super(Message.of("shared.refusal.stale"));
        }
    }

    /** The input cannot be taken as it is. Each problem names its field. */
    public static final class Invalid extends Refusal {
        private static final long serialVersionUID = 1L;

        private final transient List<Problem> problems;

        public Invalid(List<Problem> problems) {
            super(problems.getFirst().message());
            this.problems = List.copyOf(problems);
        }

        public Invalid(String field, Message message) {
            this(List.of(new Problem(field, message)));
        }

        public List<Problem> problems() {
            return problems;
        }
    }

    /**
     * What is wrong with one field of the input.
     *
     * @param field the input's name in the form or the column in a file; empty for the whole input
     */
    public record Problem(String field, Message message) {}
}
