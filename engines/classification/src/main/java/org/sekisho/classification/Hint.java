package org.sekisho.classification;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something about an asset that speaks for a level.
 *
 * @param trait what the asset must have, if the hint asks for a trait
 * @param personsOver more persons than these, if the hint asks for a number
 * @param decisive whether it is enough to propose the level; otherwise a person should look at it
 */
public record Hint(Optional<Trait> trait, OptionalLong personsOver, boolean decisive, Text because, Source source) {

    boolean speaks(Contents contents) {
        return trait.map(contents::has).orElse(true)
                && (personsOver.isEmpty()
                        || contents.persons().isPresent() && contents.persons().getAsLong() > personsOver.getAsLong());
    }
}
