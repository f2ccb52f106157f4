package org.sekisho.app.shared.web;

import org.sekisho.app.shared.Permission;

/** A module's page about one's own account, listed in the menu of the person: a bean that the module declares. */
public record AccountEntry(int order, String labelKey, String href, Permission permission) {}
