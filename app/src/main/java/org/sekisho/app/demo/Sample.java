package org.sekisho.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.shared.Role;
import tools.jackson.databind.json.JsonMapper;

/**
 * A body as {@code organisation.json} describes it; {@code docs/demo.md} explains every key.
 *
 * <p>Everything is referred to by its name, which is unique in the body; lists are in the official order.
 */
record Sample(
        Body body,
        List<Policy> policies,
        List<Organ> organs,
        List<Section> sections,
        List<Section> formerSections,
        List<Post> posts,
        List<Concurrent> concurrentPosts,
        List<Rule> roleRules,
        List<Account> accounts) {

    record Body(String slug, String name, BodyKind kind, LocalDate established, int staff) {}

    /** A text of the policy; without a day where the text has none. */
    record Policy(String file, Optional<LocalDate> decided, Optional<LocalDate> inForce) {}

    record Organ(String name, Map<String, Integer> seats) {
        Organ(String name, @Nullable Map<String, Integer> seats) {
            this.name = name;
            this.seats = inOrder(seats);
        }
    }

    /** A section; one that was abolished also says when and what took its place. */
    record Section(
            String code,
            String organ,
            Optional<String> parent,
            String name,
            LocalDate from,
            Optional<LocalDate> to,
            List<String> successors,
            Map<String, Integer> seats) {
        Section(
                String code,
                String organ,
                Optional<String> parent,
                String name,
                LocalDate from,
                Optional<LocalDate> to,
                @Nullable List<String> successors,
                @Nullable Map<String, Integer> seats) {
            this.code = code;
            this.organ = organ;
            this.parent = parent;
            this.name = name;
            this.from = from;
            this.to = to;
            this.successors = successors == null ? List.of() : successors;
            this.seats = inOrder(seats);
        }
    }

    /** A post and how those who hold it are employed; {@code ofWhich}, how many otherwise. */
    record Post(String title, Employment employment, Map<Employment, Integer> ofWhich) {
        Post(String title, Employment employment, @Nullable Map<Employment, Integer> ofWhich) {
            this.title = title;
            this.employment = employment;
            this.ofWhich = inOrder(ofWhich);
        }
    }

    record Concurrent(String section, String post, Holder holder) {}

    record Holder(String section, String post) {}

    record Rule(Role role, String post, Optional<String> section) {}

    record Account(
            String account,
            String family,
            String familyKana,
            String given,
            String givenKana,
            String post,
            Optional<String> section,
            Optional<String> organ) {

        /** The section or the organ in which their post stands. */
        String place() {
            return section.or(() -> organ).orElseThrow();
        }
    }

    private static <K, V> Map<K, V> inOrder(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The body in that folder of the sample content. */
    static Sample read(String folder) {
        return JsonMapper.shared().readValue(resource(folder + "/organisation.json"), Sample.class);
    }

    /** A file of the sample content. */
    static byte[] resource(String path) {
        try (InputStream in = Sample.class.getResourceAsStream("/sekisho/demo/" + path)) {
            if (in == null) {
                throw new IllegalStateException("The sample content has no " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(String path) {
        return new String(resource(path), StandardCharsets.UTF_8).lines().toList();
    }

    /** The posts' place in the official order, counted from 1. */
    int rank(String title) {
        for (int i = 0; i < posts.size(); i++) {
            if (posts.get(i).title().equals(title)) {
                return i + 1;
            }
        }
        throw new IllegalStateException("The sample content has no post " + title);
    }

    Post post(String title) {
        return posts.get(rank(title) - 1);
    }
}
