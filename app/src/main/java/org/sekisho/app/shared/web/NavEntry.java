package org.sekisho.app.shared.web;

import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.ui.Icon;

/** A module's entry in the main navigation: a bean that the module declares. Shown to those who hold the permission. */
public record NavEntry(int order, String labelKey, String href, Icon icon, Permission permission) {}
