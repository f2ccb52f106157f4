package org.sekisho.classification;

/** That one asset holds another, or depends on it. */
public record AssetEdge(Kind kind, String from, String to) {
    public AssetEdge {
        if (from.equals(to)) {
            throw new IllegalArgumentException("%s cannot hold itself or depend on itself".formatted(from));
        }
    }

    /** How two assets belong together. */
    public enum Kind {
        /** A system, medium, place or network → what is in it. */
        HOLDS,
        /** A service → what it does not work without. */
        DEPENDS_ON
    }

    public static AssetEdge holds(String holder, String content) {
        return new AssetEdge(Kind.HOLDS, holder, content);
    }

    public static AssetEdge dependsOn(String service, String needed) {
        return new AssetEdge(Kind.DEPENDS_ON, service, needed);
    }
}
