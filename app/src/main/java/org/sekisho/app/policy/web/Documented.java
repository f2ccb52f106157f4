package org.sekisho.app.policy.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;

/** A document with its versions, the newest first. */
public record Documented(UUID id, DocumentKind kind, String title, List<DocumentVersion> versions) {

    public Documented {
        versions = List.copyOf(versions);
    }

    static List<Documented> of(List<DocumentVersion> versions) {
        var byDocument = new LinkedHashMap<UUID, List<DocumentVersion>>();
        versions.forEach(version -> byDocument
                .computeIfAbsent(version.document(), k -> new ArrayList<>())
                .add(version));
        return byDocument.entrySet().stream()
                .map(entry -> new Documented(
                        entry.getKey(),
                        entry.getValue().getLast().kind(),
                        entry.getValue().getLast().title(),
                        entry.getValue().reversed()))
                .sorted(Comparator.comparing(Documented::kind).thenComparing(Documented::title))
                .toList();
    }

    /** {@code current}, {@code coming} or {@code past}. */
    public static String state(DocumentVersion version, LocalDate today) {
        return PolicyPages.state(version, today);
    }
}
