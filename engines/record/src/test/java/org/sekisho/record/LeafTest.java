package org.sekisho.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class LeafTest {

    private static final UUID BODY = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID ACTOR = UUID.fromString("00000000-0000-7000-8000-000000000003");
    private static final UUID SUBJECT = UUID.fromString("00000000-0000-7000-8000-000000000004");

    /** Written once and never edited: a leaf that was written keeps its bytes for ever. */
    @Test
    void version_1_of_the_canonical_form_is_these_bytes() {
        var salt = new byte[16];
        var name = Commitment.to("山田".getBytes(StandardCharsets.UTF_8), salt);
        var leaf = new Leaf(
                BODY,
                ID,
                Instant.parse("2026-04-01T00:00:00.000001Z"),
                "organisation.person.registered",
                ACTOR,
                List.of("OFFICER", "ADMINISTRATOR"),
                new Leaf.Subject("person", SUBJECT),
                Map.of(),
                Map.of(
                        "staffNumber", new Value.Text("A\"1\n"),
                        "familyName", new Value.Committed(name),
                        "count", new Value.Whole(3),
                        "deputy", new Value.Flag(false),
                        "until", new Value.Nothing()),
                0);

        assertThat(new String(leaf.canonical(), StandardCharsets.UTF_8))
                .isEqualTo("{\"actor\":\"00000000-0000-7000-8000-000000000003\",\"at\":\"2026-04-01T00:00:00.000001Z\","
                        + "\"body\":\"00000000-0000-7000-8000-000000000001\",\"change\":{\"after\":{\"count\":3,"
                        + "\"deputy\":false,\"familyName\":{\"$sha256\":\"" + name.hex() + "\"},"
                        + "\"staffNumber\":\"A\\\"1\\n\",\"until\":null},\"before\":{}},\"children\":0,"
                        + "\"id\":\"00000000-0000-7000-8000-000000000002\",\"kind\":\"organisation.person.registered\","
                        + "\"roles\":[\"ADMINISTRATOR\",\"OFFICER\"],\"subject\":{\"id\":"
                        + "\"00000000-0000-7000-8000-000000000004\",\"type\":\"person\"},\"v\":1}");
        assertThat(name.hex()).isEqualTo("34724569ae69e62951bfaf3a471090db17e5fea2f7792b9b92d1a3a64e243e94");
    }

    @Test
    void the_order_in_which_fields_were_given_does_not_matter() {
        var one = child(Map.of("a", new Value.Text("1"), "b", new Value.Text("2")));
        var other = child(Map.of("b", new Value.Text("2"), "a", new Value.Text("1")));
        assertThat(one.canonical()).isEqualTo(other.canonical());
    }

    @Test
    void a_commitment_opens_to_its_value_and_salt_only() {
        var salt = new byte[16];
        var otherSalt = new byte[16];
        otherSalt[15] = 1;
        var value = "山田".getBytes(StandardCharsets.UTF_8);
        var commitment = Commitment.to(value, salt);
        assertThat(commitment.opensTo(value, salt)).isTrue();
        assertThat(commitment.opensTo(value, otherSalt)).isFalse();
        assertThat(commitment.opensTo("山本".getBytes(StandardCharsets.UTF_8), salt))
                .isFalse();
    }

    @Test
    void a_field_cannot_pass_for_a_commitment() {
        assertThatThrownBy(() -> new Value.Fields(Map.of("$sha256", new Value.Text("00"))))
                .hasMessageContaining("$sha256");
    }

    @Test
    void half_a_character_is_refused_because_it_has_no_bytes() {
        var half = child(Map.of("a", new Value.Text("\ud83d")));
        assertThatThrownBy(half::canonical).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_time_finer_than_the_database_keeps_is_refused() {
        assertThatThrownBy(() -> new Leaf(
                        BODY,
                        ID,
                        Instant.parse("2026-04-01T00:00:00.000000001Z"),
                        "a.b",
                        ACTOR,
                        List.of(),
                        new Leaf.Subject("person", SUBJECT),
                        Map.of(),
                        Map.of(),
                        0))
                .hasMessageContaining("microseconds");
    }

    private static Leaf.Child child(Map<String, Value> after) {
        return new Leaf.Child(ID, 0, new Leaf.Subject("person", SUBJECT), Map.of(), after);
    }
}
