package org.sekisho.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people keep of a checkpoint, in the forms in which it comes back. */
final class KeptNotesTest {

    private static final NoteSigner SIGNER = NoteSigner.create("sekisho.record/0192c4f0-0000-7000-8000-000000000001");
    private static final SignedNote NOTE = note(4_000);
    private static final String TEXT = new String(NOTE.bytes(), StandardCharsets.UTF_8);
    private static final String MAIL = "○○市の操作の記録のチェックポイントです。\n\nチェックポイント\n\n" + TEXT + "\n検証鍵\n"
            + SIGNER.key().text() + "\n";

    private static SignedNote note(long size) {
        var root = MerkleTree.leaf(("entry " + size).getBytes(StandardCharsets.UTF_8));
        return SIGNER.sign(new Checkpoint(SIGNER.key().name(), size, root).text());
    }

    @Test
    void a_note_is_found_as_it_was_saved() throws Exception {
        assertThat(KeptNotes.in(NOTE.bytes())).containsExactly(NOTE);
    }

    @Test
    void what_a_telephone_read_is_found_whatever_its_lines_end_with() throws Exception {
        for (var end : new String[] {"\n", "\r\n", "\r", " \r\n"}) {
            var scanned = TEXT.strip().replace("\n", end);
            found(scanned.getBytes(StandardCharsets.UTF_8));
            found(("\uFEFF" + scanned).getBytes(StandardCharsets.UTF_8));
            found(("\uFEFF" + scanned).getBytes(StandardCharsets.UTF_16LE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-2022-JP", "windows-31j"})
    void a_note_is_found_in_a_mail_however_it_came(String charset) throws Exception {
        // The dash that a signature begins with is another one, or a question mark, in those.
        var text = charset.equals("UTF-8") ? MAIL : MAIL.replace('—', '―');
        var body = text.replace("\n", "\r\n").getBytes(Charset.forName(charset));
        var head = "Subject: =?UTF-8?B?6Zai5omA?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=" + charset
                + "\r\nContent-Transfer-Encoding: ";
        found(mail(head + "8bit", body));
        found(mail(head + "base64", Base64.getMimeEncoder().encode(body)));
        found(mail(head + "quoted-printable", quotedPrintable(body)));
    }

    @Test
    void a_note_is_found_in_a_mail_that_was_passed_on() throws Exception {
        found(MAIL.lines()
                .map(line -> "> " + line)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
        var parts =
                "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n転送します\r\n--x\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(MAIL.getBytes(StandardCharsets.UTF_8))
                        + "\r\n--x--\r\n";
        found(parts.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void all_that_stand_in_one_file_are_found_and_each_once() throws Exception {
        var later = note(5_200);
        var both = MAIL + "\n\n" + new String(later.bytes(), StandardCharsets.UTF_8) + "\n\n" + TEXT;
        assertThat(KeptNotes.in(both.getBytes(StandardCharsets.UTF_8))).containsExactly(NOTE, later);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "チェックポイント", "a\n12\nb\n\n— c d\n", "a\n12\nAAAA\n"})
    void what_holds_none_is_refused(String text) {
        assertThatThrownBy(() -> KeptNotes.in(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BrokenRecord.class);
    }

    private static void found(byte[] kept) throws BrokenRecord {
        assertThat(KeptNotes.in(kept)).singleElement().satisfies(note -> {
            assertThat(note.text()).isEqualTo(NOTE.text());
            assertThat(note.isSignedBy(SIGNER.key())).isTrue();
        });
    }

    private static byte[] mail(String head, byte[] body) {
        var begin = (head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        var mail = new byte[begin.length + body.length];
        System.arraycopy(begin, 0, mail, 0, begin.length);
        System.arraycopy(body, 0, mail, begin.length, body.length);
        return mail;
    }

    /** Every byte but letters, and lines of 70. */
    private static byte[] quotedPrintable(byte[] body) {
        var out = new StringBuilder();
        int column = 0;
        for (byte one : body) {
            if (one == '\r') {
                continue;
            }
            if (one == '\n') {
                out.append("\r\n");
                column = 0;
                continue;
            }
            if (column > 70) {
                out.append("=\r\n");
                column = 0;
            }
            var word = Character.isLetterOrDigit(one) ? String.valueOf((char) one) : String.format("=%02X", one & 0xff);
            out.append(word);
            column += word.length();
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
