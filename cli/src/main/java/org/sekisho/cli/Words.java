package org.sekisho.cli;

/** A message in both languages. */
public record Words(String japanese, String english) {

    public String in(Language language) {
        return switch (language) {
            case JAPANESE -> japanese;
            case ENGLISH -> english;
        };
    }
}
