package org.sekisho.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.sekisho.controls.Likeness.Example;

class LikenessTest {

    private final Likeness likeness = Catalogue.standard().likeness();

    @Test
    void what_the_build_learned_is_what_the_examples_teach() throws IOException {
        var learned = likeness.anew();
        var anew = new ByteArrayOutputStream();
        learned.write(new DataOutputStream(anew));

        try (var in = Likeness.class.getResourceAsStream(Likeness.LEARNED)) {
            assertThat(new GZIPInputStream(in).readAllBytes()).isEqualTo(anew.toByteArray());
        }
        assertThat(likeness.of("サーバ室に入る者を制限する")).isEqualTo(learned.of("サーバ室に入る者を制限する"));
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        var learned = new Learned(
                List.of(
                        new Example("帳簿に鍵をかける。", Set.of("a")),
                        new Example("帳簿の写しを取る。", Set.of("b")),
                        new Example("鍵をかけて写しを取る。", Set.of("a", "b"))),
                Variants.NONE);
        var out = new ByteArrayOutputStream();
        learned.write(new DataOutputStream(out));
        var read = new Learned(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));

        assertThat(read.of("鍵をかける")).isEqualTo(learned.of("鍵をかける"));
        assertThat(read.of("鍵をかける").get("a")).isGreaterThan(read.of("鍵をかける").get("b"));
    }

    @Test
    void a_sentence_like_no_example_has_no_probable_topic() {
        assertThat(likeness.of("ポポン岬のヌベ祭でギョロ踊りをクネる").values()).allMatch(probability -> probability < 0.3);
    }

    @Test
    void every_topic_has_at_least_forty_examples_that_are_all_different() {
        var sentences = likeness.examples().stream().map(Example::sentence).toList();
        assertThat(sentences).doesNotHaveDuplicates();
        for (Topic topic : Catalogue.standard().topics()) {
            assertThat(likeness.examples().stream()
                            .filter(example -> example.topics().contains(topic.id())))
                    .as(topic.id())
                    .hasSizeGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void the_nearest_example_of_a_topic_speaks_of_the_topic() {
        var words =
                Catalogue.standard().variants().fold("サーバ室に入る者の氏名と時刻を書き留める。").text();
        assertThat(likeness.nearest(words, "physical.areas"))
                .hasValueSatisfying(
                        near -> assertThat(near.example().sentence()).containsAnyOf("氏名", "時刻"));
        for (Topic topic : Catalogue.standard().topics()) {
            assertThat(likeness.nearest(words, topic.id()))
                    .hasValueSatisfying(
                            near -> assertThat(near.example().topics()).contains(topic.id()));
        }
    }
}
