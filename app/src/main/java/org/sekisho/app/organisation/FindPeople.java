package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Finds people by name, reading, number or section, a page at a time. */
@Service
public final class FindPeople {

    /** By what they are listed. */
    public enum Order {
        NUMBER,
        KANA,
        PLACE,
        POST
    }

    /**
     * Who is looked for.
     *
     * @param words parts of the name, the reading or the number, all of which must be found; blank for everyone
     * @param section only those whose main post is in the section or below it
     * @param first how many to leave out
     * @param most how many to list, from 1 to 500
     */
    public record Input(
            LocalDate day,
            String words,
            Optional<SectionId> section,
            Order order,
            boolean descending,
            long first,
            int most) {
        public Input {
            if (most < 1 || most > 500 || first < 0) {
                throw new IllegalArgumentException("A page of people has 1 to 500: " + most + " from " + first);
            }
        }

        /** Everyone of the day whose number this is. */
        public static Input numbered(LocalDate day, String number) {
            return new Input(day, number, Optional.empty(), Order.NUMBER, false, 0, 50);
        }
    }

    /**
     * Somebody found.
     *
     * @param title of the main post; empty without one
     * @param place the name of its section, or of its organ where it heads the organ
     */
    public record Listed(
            PersonId person,
            String staffNumber,
            PersonName name,
            Employment employment,
            Optional<String> title,
            Optional<String> place) {}

    /** Those of the page, and how many there are in all. */
    public record Found(List<Listed> people, long total) {}

    private final Work work;
    private final People people;
    private final Sections sections;

    FindPeople(Work work, People people, Sections sections) {
        this.work = work;
        this.people = people;
        this.sections = sections;
    }

    /** Finds them as we know it now. Four statements at most. */
    public Found find(Actor actor, Input input) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            var within = input.section().map(section -> withBelow(tx, section, input.day()));
            people.expectMany(tx);
            long total = people.count(tx, input, within);
            return new Found(total == 0 ? List.of() : people.list(tx, input, within), total);
        });
    }

    /** Those of a known set, a page at a time, as we know them now. Two statements. */
    public Found among(Actor actor, Collection<PersonId> some, Input input) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            people.expectMany(tx);
            return new Found(some.isEmpty() ? List.of() : people.list(tx, input, some), some.size());
        });
    }

    private List<SectionId> withBelow(Tx tx, SectionId top, LocalDate day) {
        var found = new ArrayList<>(List.of(top));
        var rows = sections.at(tx, AsOf.known(day));
        for (int i = 0; i < found.size(); i++) {
            var above = found.get(i);
            rows.stream()
                    .filter(row -> row.parent().filter(above::equals).isPresent() && !found.contains(row.section()))
                    .forEach(row -> found.add(row.section()));
        }
        return found;
    }
}
