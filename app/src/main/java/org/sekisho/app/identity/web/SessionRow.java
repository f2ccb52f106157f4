package org.sekisho.app.identity.web;

/**
 * An open session as the account page shows it.
 *
 * @param own whether it is the one that asks
 */
public record SessionRow(String since, String seen, String address, String browser, boolean own) {}
