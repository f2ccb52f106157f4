package org.sekisho.app.shared.web;

/** Addresses that come from outside. */
public final class Addresses {

    private Addresses() {}

    /**
     * The address if it is a path on this site, otherwise {@code /}: a link that somebody sends cannot lead away from
     * here.
     */
    public static String local(String address) {
        boolean path = address.startsWith("/") && !address.startsWith("//") && !address.startsWith("/\\");
        boolean plain = address.chars().allMatch(c -> c >= 0x20 && c != '\\' && c != 0x7f);
        return path && plain ? address : "/";
    }
}
