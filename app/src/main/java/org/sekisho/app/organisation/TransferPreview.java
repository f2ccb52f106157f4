package org.sekisho.app.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Span;

/**
 * A list of transfers as those see it who may: what its files say, what they change, and what follows.
 *
 * @param faults what is wrong in the files by now; nothing can be applied then
 * @param fingerprint stands for exactly these files and changes
 */
public record TransferPreview(
        Head head,
        List<File> files,
        List<Reader> readers,
        List<Move> moves,
        List<Question> questions,
        List<Consequence> consequences,
        List<Message> faults,
        String fingerprint) {

    /** How far a list is. */
    public enum State {
        /** Being drawn up, and secret. */
        DRAFT,
        /** Entered in the registers, from its day on. */
        APPLIED,
        /** Given up. */
        DISCARDED
    }

    /**
     * A list without what it says.
     *
     * @param day on which it takes effect (発令日)
     * @param keeps whether the actor may change it
     */
    public record Head(TransferListId list, String title, LocalDate day, State state, Instant since, boolean keeps) {}

    /** A file of the list; of a section, for its part-timers, or of the whole body. */
    public record File(UUID id, String name, Optional<SectionId> section, String sectionName, int rows, Instant at) {}

    /** A post, a person or an account that may see the list, in words. */
    public record Reader(UUID id, Kind kind, String name, boolean keeps) {
        /** Of what kind. */
        public enum Kind {
            POST,
            PERSON,
            ACCOUNT
        }
    }

    /** A post that somebody holds. */
    public record Held(String place, String title, Holding holding) {}

    /**
     * What happens to one person.
     *
     * @param person empty for somebody new
     * @param kinds what the files call it; none for somebody who only makes room
     */
    public record Move(
            Optional<PersonId> person,
            String number,
            String name,
            List<TransferKind> kinds,
            List<Held> before,
            List<Held> after,
            Optional<Employment> employedBefore,
            Optional<Employment> employedAfter,
            Optional<String> file) {}

    /** A person who may be meant. */
    public record Alike(PersonId person, String number, Employment employment, Span span, String post) {}

    /**
     * Whether somebody with a new number is one whom the body knows by the same name and reading.
     *
     * @param answer whom it is, or nobody known; empty while nobody said
     */
    public record Question(
            String number, String name, String kana, List<Alike> alike, Optional<Optional<PersonId>> answer) {}

    /** Whether somebody must say who is meant. */
    public boolean isOpen() {
        return questions.stream().anyMatch(question -> question.answer().isEmpty());
    }

    public long gaps() {
        return consequences.stream().filter(Consequence::isGap).count();
    }
}
