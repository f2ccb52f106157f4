package org.sekisho.app.identity.web;

import java.util.List;
import org.sekisho.app.identity.BodyRef;

/** The accounts of a sample body as the sign-in page of a demonstration shows them. */
public record DemoOffer(BodyRef body, List<Person> people) {

    public DemoOffer {
        people = List.copyOf(people);
    }

    /** One click. */
    public record Person(String login, String name, String what) {}
}
