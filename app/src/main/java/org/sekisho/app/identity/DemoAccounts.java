package org.sekisho.app.identity;

import java.util.List;
import org.sekisho.app.shared.Message;

/** The accounts that a demonstration offers on the sign-in page. The module that makes the sample bodies gives a bean. */
public interface DemoAccounts {

    /** Those of the body, in the order of the page; none for a body that is not its own. */
    List<Offer> of(BodyRef body);

    /**
     * One click.
     *
     * @param login the account's sign-in name
     * @param name the person as the page shows them
     * @param what what they are: the role, the post
     */
    record Offer(String login, String name, Message what) {}
}
