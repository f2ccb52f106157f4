package org.sekisho.app.policy;

import org.sekisho.app.shared.Message;
import org.sekisho.policytext.PolicyUnreadable;
import org.sekisho.policytext.PolicyUnreadable.Place;
import org.sekisho.policytext.PolicyUnreadable.Reason;

/** A file that cannot be read, in words: which file, where, why, what to do. */
final class Unreadable {

    private Unreadable() {}

    static Message message(PolicyUnreadable unreadable) {
        return Message.of(
                "policy.unreadable", unreadable.file(), place(unreadable.place()), reason(unreadable.reason()));
    }

    private static Message place(Place place) {
        return switch (place) {
            case Place.WholeFile whole -> Message.of("policy.unreadable.place.file");
            case Place.Line(int line) -> Message.of("policy.unreadable.place.line", line);
            case Place.Page(int page) -> Message.of("policy.unreadable.place.page", page);
            case Place.Part(String name) -> Message.of("policy.unreadable.place.part", name);
        };
    }

    private static Message reason(Reason reason) {
        var key = "policy.unreadable." + reason.key();
        return switch (reason) {
            case Reason.UnknownFormat(String found) -> Message.of(key, found);
            case Reason.CannotOpen(String detail) -> Message.of(key, detail);
            case Reason.Empty nothing -> Message.of(key);
            case Reason.NoText nothing -> Message.of(key);
            case Reason.TooLarge(long bytes, long limit) -> Message.of(key, megabytes(limit));
            case Reason.TooMuchText(long limit) -> Message.of(key, limit);
            case Reason.UnpacksTooFar(long limit) -> Message.of(key, megabytes(limit));
            case Reason.TooManyPages(int pages, int limit) -> Message.of(key, pages, limit);
            case Reason.TooDeep(int limit) -> Message.of(key, limit);
            case Reason.TooSlow(long seconds) -> Message.of(key, seconds);
            case Reason.Encrypted nothing -> Message.of(key);
            case Reason.Broken(String detail) -> Message.of(key, detail);
            case Reason.UnknownEncoding nothing -> Message.of(key);
            case Reason.ForbiddenMarkup nothing -> Message.of(key);
        };
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
