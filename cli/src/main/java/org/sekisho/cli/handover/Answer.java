package org.sekisho.cli.handover;

import java.util.Optional;

/** A line that the serving process writes on its standard output. */
public sealed interface Answer {

    /** Requests are answered on this port. */
    record Ready(int port) implements Answer {}

    /** Something that takes long goes on; in both languages. */
    record Working(String japanese, String english) implements Answer {}

    /** The start failed; in words. */
    record Failed(String japanese, String english) implements Answer {}

    /** This answer as one line. */
    default String line() {
        return switch (this) {
            case Ready(int port) -> "ready\t" + port;
            case Working(String japanese, String english) -> "working\t" + oneLine(japanese) + "\t" + oneLine(english);
            case Failed(String japanese, String english) -> "failed\t" + oneLine(japanese) + "\t" + oneLine(english);
        };
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** The answer in a line; empty when it holds none. */
    static Optional<Answer> in(String line) {
        String[] parts = line.split("\t", -1);
        return switch (parts[0]) {
            case "ready" -> Optional.of(new Ready(Integer.parseInt(parts[1])));
            case "working" -> Optional.of(new Working(parts[1], parts[2]));
            case "failed" -> Optional.of(new Failed(parts[1], parts[2]));
            default -> Optional.empty();
        };
    }
}
