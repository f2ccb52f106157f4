package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.classification.Act;
import org.sekisho.classification.Clause;
import org.sekisho.classification.Disposal;
import org.sekisho.classification.DisposalRule;
import org.sekisho.classification.Handling;
import org.sekisho.classification.HandlingRule;
import org.sekisho.classification.Ruling;
import org.springframework.stereotype.Service;

/** Reads all rules on what may be done with assets, and which of them the body adopted. */
@Service
public final class HandlingRules {

    /**
     * A rule.
     *
     * @param ruling empty for a rule on the method of disposal, which offers methods
     * @param grantor who gives leave, where leave is asked for
     * @param precautions what it wants done; for a rule of disposal the methods, medium by medium
     * @param adopted since when the body has it as its own, and why
     */
    public record Listed(
            String key,
            Act act,
            Optional<Ruling> ruling,
            Optional<Role> grantor,
            Words words,
            List<Words> precautions,
            String heading,
            List<String> controls,
            Words source,
            Optional<Adopted> adopted) {
        public Listed {
            precautions = List.copyOf(precautions);
            controls = List.copyOf(controls);
        }
    }

    /** That a rule holds. */
    public record Adopted(LocalDate since, String reason) {}

    private final Work work;
    private final AdoptedRules adopted;

    HandlingRules(Work work, AdoptedRules adopted) {
        this.work = work;
        this.adopted = adopted;
    }

    /** All of them, act by act, those on methods of disposal last. One statement. */
    public List<Listed> on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var held = adopted.at(tx, asOf).stream()
                    .collect(Collectors.toMap(AdoptedRules.Row::rule, Function.identity(), (one, two) -> two));
            return known().map(rule -> new Listed(
                            rule.key(),
                            rule.act(),
                            rule.ruling(),
                            rule.grantor(),
                            rule.words(),
                            rule.precautions(),
                            rule.heading(),
                            rule.controls(),
                            rule.source(),
                            Optional.ofNullable(held.get(rule.key()))
                                    .map(row -> new Adopted(row.span().from(), row.reason()))))
                    .toList();
        });
    }

    /** Whether there is a rule of that key. */
    static boolean exists(String key) {
        return known().anyMatch(rule -> rule.key().equals(key));
    }

    private static Stream<Listed> known() {
        return Stream.concat(
                Handling.standard().rules().stream().map(HandlingRules::listed),
                Disposal.standard().rules().stream().map(HandlingRules::listed));
    }

    private static Listed listed(HandlingRule rule) {
        return new Listed(
                rule.key(),
                rule.act(),
                Optional.of(rule.ruling()),
                rule.grantor().map(role -> Role.valueOf(role.name())),
                Words.of(rule.key(), rule.words()),
                rule.precautions().stream()
                        .map(one -> Words.of(one.key(), one.words()))
                        .toList(),
                rule.clause().heading(),
                rule.clause().controls(),
                Words.of("source", rule.source().words()),
                Optional.empty());
    }

    private static Listed listed(DisposalRule rule) {
        Clause clause = rule.clause();
        return new Listed(
                rule.key(),
                Act.DISPOSE,
                Optional.empty(),
                Optional.empty(),
                Words.of(rule.key(), rule.words()),
                rule.methods().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(entry -> new Words(
                                entry.getKey().name(),
                                entry.getKey().title().ja() + "："
                                        + entry.getValue().stream()
                                                .map(method -> method.words().ja())
                                                .collect(Collectors.joining("、")),
                                entry.getKey().title().en() + ": "
                                        + entry.getValue().stream()
                                                .map(method -> method.words().en())
                                                .collect(Collectors.joining(", "))))
                        .toList(),
                clause.heading(),
                clause.controls(),
                Words.of("source", rule.source().words()),
                Optional.empty());
    }
}
