package org.sekisho.app.shared.web.ui;

import java.util.List;

/**
 * The signed-in person as the header shows them.
 *
 * @param post what they are here, such as 情報セキュリティ管理者; empty when they hold no role
 * @param actions entries of their menu above signing out
 */
public record Visitor(String name, String post, List<Action> actions) {

    public Visitor {
        actions = List.copyOf(actions);
    }
}
