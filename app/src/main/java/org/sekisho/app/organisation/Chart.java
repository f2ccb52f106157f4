package org.sekisho.app.organisation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Span;

/** The organisation on one day (組織図): organs, the sections below them, their posts and who holds them. */
public record Chart(AsOf asOf, List<Organ> organs) {

    /** An organ with the posts at its head and the sections directly below it. */
    public record Organ(OrganId id, String name, List<Post> posts, List<Section> sections) {}

    /** A section with its posts and the sections directly below it, in the order of their codes. */
    public record Section(SectionId id, String code, String name, Span span, List<Post> posts, List<Section> sections) {

        /** This section and all below it, from the top. */
        public Stream<Section> withBelow() {
            return Stream.concat(Stream.of(this), sections.stream().flatMap(Section::withBelow));
        }
    }

    /** A post; {@code holders} are those who take a seat, {@code deputies} those who stand in. */
    public record Post(PostId id, String title, int seats, List<Holder> holders, List<Holder> deputies) {

        /** How many seats nobody holds. */
        public int vacant() {
            return Math.max(0, seats - holders.size());
        }
    }

    /** A person in a post. */
    public record Holder(TenureId tenure, PersonId person, String name, String kana, Holding holding, Span span) {}

    public Chart {
        organs = List.copyOf(organs);
    }

    /** Every section, from the top. */
    public Stream<Section> sections() {
        return organs.stream().flatMap(organ -> organ.sections().stream()).flatMap(Section::withBelow);
    }

    /** Every post, those at the head of organs first in their organ. */
    public Stream<Post> posts() {
        return organs.stream()
                .flatMap(organ -> Stream.concat(
                        organ.posts().stream(),
                        organ.sections().stream().flatMap(Section::withBelow).flatMap(s -> s.posts().stream())));
    }

    public Optional<Section> section(SectionId id) {
        return sections().filter(section -> section.id().equals(id)).findFirst();
    }
}
