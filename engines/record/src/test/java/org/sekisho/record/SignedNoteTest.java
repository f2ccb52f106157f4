package org.sekisho.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignedNoteTest {

    /** The example of C2SP signed-note. */
    private static final String KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String NOTE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    @Test
    void the_published_note_is_signed_by_the_published_key() throws Exception {
        var note = SignedNote.parse(bytes(NOTE));
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.isSignedBy(NoteKey.parse(KEY))).isTrue();
        assertThat(note.bytes()).isEqualTo(bytes(NOTE));
        assertThat(NoteKey.parse(KEY).text()).isEqualTo(KEY);
    }

    @Test
    void a_changed_text_is_refused_and_not_only_unsigned() throws Exception {
        var note = SignedNote.parse(bytes(NOTE.replace("message", "Message")));
        assertThatThrownBy(() -> note.isSignedBy(NoteKey.parse(KEY)))
                .isInstanceOfSatisfying(
                        BrokenRecord.class,
                        broken -> assertThat(broken.reason()).isEqualTo(BrokenRecord.Reason.SIGNATURE));
    }

    @Test
    void what_is_signed_here_is_verified_by_the_key_that_was_handed_out_as_text() throws Exception {
        var signer = NoteSigner.create("shinose.example/record");
        var again = NoteSigner.parse(signer.secret());
        var note = again.sign("一行目\n\n三行目\n");

        var read = SignedNote.parse(note.bytes());
        assertThat(read).isEqualTo(note);
        assertThat(read.isSignedBy(NoteKey.parse(signer.key().text()))).isTrue();
        assertThat(read.isSignedBy(NoteKey.parse(KEY))).isFalse();
    }

    @Test
    void the_secret_of_one_key_under_the_name_of_another_is_refused() {
        var one = NoteSigner.create("one");
        var other = NoteSigner.create("other");
        var mixed = one.key().text() + " " + other.secret().split(" ")[1];
        assertThatThrownBy(() -> NoteSigner.parse(mixed))
                .isInstanceOfSatisfying(
                        BrokenRecord.class,
                        broken -> assertThat(broken.reason()).isEqualTo(BrokenRecord.Reason.SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n— name AAAA\n",
                "text\n\nname AAAAAAAA\n",
                "text\n\n— na+me AAAAAAAA\n",
                "text\n\n— name AAAAAAA*\n",
                "te\txt\n\n— name AAAAAAAA\n",
                "text\n\n— name AAAAAAAA"
            })
    void what_is_no_note_is_refused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(bytes(text))).isInstanceOf(BrokenRecord.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv"
            })
    void what_is_no_verifier_key_is_refused(String text) {
        assertThatThrownBy(() -> NoteKey.parse(text)).isInstanceOf(BrokenRecord.class);
    }

    @Test
    void a_checkpoint_reads_as_it_was_written() throws Exception {
        var checkpoint = new Checkpoint("shinose.example/record", 70_000, MerkleTree.EMPTY);
        assertThat(checkpoint.text())
                .isEqualTo("shinose.example/record\n70000\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        assertThat(Checkpoint.of(new SignedNote(checkpoint.text(), List.of()))).isEqualTo(checkpoint);
        assertThat(Checkpoint.of(new SignedNote(checkpoint.text() + "more\n", List.of())))
                .isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin\n",
                "origin\n1\n",
                "origin\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n1\n47DEQpj8\n",
                "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n99999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
            })
    void what_is_no_checkpoint_is_refused(String text) {
        assertThatThrownBy(() -> Checkpoint.of(new SignedNote(text, List.of()))).isInstanceOf(BrokenRecord.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
