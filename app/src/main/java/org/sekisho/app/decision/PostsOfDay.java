package org.sekisho.app.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;

/** The posts of a day under the names by which they are called, and who holds them. */
public record PostsOfDay(Map<PostId, Named> posts) {

    /**
     * A post.
     *
     * @param place the name of its section, or of its organ where it heads the organ
     */
    public record Named(
            PostId id, String place, String title, List<Chart.Holder> holders, List<Chart.Holder> deputies) {

        /** 情報政策課　課長. */
        public String name() {
            return place.equals(title) ? title : place + "　" + title;
        }

        /** Those who may act for the post; the holders first. */
        public List<Chart.Holder> acting() {
            return Stream.concat(holders.stream(), deputies.stream()).toList();
        }

        /** Who acts for the post, by name; — where nobody does. */
        public String who() {
            return acting().isEmpty()
                    ? "－"
                    : acting().stream().map(Chart.Holder::name).collect(Collectors.joining("、"));
        }

        /** As what the person acts for the post, if they do. */
        Optional<Capacity> capacityOf(PersonId person) {
            return acting().stream()
                    .filter(holder -> holder.person().equals(person))
                    .findFirst()
                    .map(holder -> holder.holding() == Holding.DEPUTY ? Capacity.DEPUTY : Capacity.HOLDER);
        }
    }

    public PostsOfDay {
        posts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(posts));
    }

    static PostsOfDay of(Chart chart) {
        var posts = new LinkedHashMap<PostId, Named>();
        for (var organ : chart.organs()) {
            put(posts, organ.name(), organ.posts());
            organ.sections().stream()
                    .flatMap(Chart.Section::withBelow)
                    .forEach(section -> put(posts, section.name(), section.posts()));
        }
        return new PostsOfDay(posts);
    }

    private static void put(Map<PostId, Named> posts, String place, List<Chart.Post> there) {
        there.forEach(post ->
                posts.put(post.id(), new Named(post.id(), place, post.title(), post.holders(), post.deputies())));
    }

    public Optional<Named> post(PostId id) {
        return Optional.ofNullable(posts.get(id));
    }

    /** The name of a post; — where it is not there any more. */
    public String name(PostId id) {
        return post(id).map(Named::name).orElse("－");
    }

    /** The post of that name, typed with or without the blank between place and title. */
    public Optional<Named> called(String typed) {
        var plain = squeezed(typed);
        return posts.values().stream()
                .filter(post -> squeezed(post.name()).equals(plain))
                .findFirst();
    }

    /** The first post that the person has, their own before others. */
    Optional<Named> mainOf(PersonId person) {
        return held(person, holder -> holder.holding() == Holding.MAIN).or(() -> held(person, holder -> true));
    }

    private Optional<Named> held(PersonId person, Predicate<Chart.Holder> how) {
        return posts.values().stream()
                .filter(post -> post.holders().stream()
                        .anyMatch(holder -> holder.person().equals(person) && how.test(holder)))
                .findFirst();
    }

    static String squeezed(String text) {
        return text.replaceAll("[\\s　]", "");
    }
}
