package org.sekisho.app.organisation;

import java.util.List;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Component;

/** Reads the name of a person, in the transaction of another module's use case that has checked who may know it. */
@Component
public final class NamesOfPeople {

    private final People people;

    NamesOfPeople(People people) {
        this.people = people;
    }

    /**
     * The name as last known. One statement.
     *
     * @throws Refusal.NotFound if the body has no such person
     */
    public String of(Tx tx, PersonId person) {
        return people.current(tx, List.of(person)).stream()
                .reduce((first, second) -> second)
                .map(row -> row.name().full())
                .orElseThrow(() -> new Refusal.NotFound("person"));
    }
}
