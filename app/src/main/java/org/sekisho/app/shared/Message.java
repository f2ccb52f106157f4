package org.sekisho.app.shared;

import java.util.List;

/**
 * Something to say to a person, as a key of the message bundles and what to put into it.
 *
 * @param key dotted words, the module first: {@code policy.import.unreadable}
 */
public record Message(String key, List<Object> arguments) {
    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
