package org.sekisho.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyJson;
import org.sekisho.policytext.comparison.ComparisonTable;
import org.sekisho.policytext.comparison.Revision;
import org.sekisho.typeset.ComparisonManuscript;
import org.sekisho.typeset.DocxFile;
import org.sekisho.typeset.Manuscript;
import org.sekisho.typeset.Manuscript.Metadata;
import org.sekisho.typeset.PdfFile;
import org.sekisho.typeset.PolicyManuscript;
import org.sekisho.typeset.PolicyMarkdown;
import org.sekisho.typeset.PolicyOscal;

/**
 * A policy, or the comparison table (新旧対照表) of two versions, written as a file of another format.
 *
 * <p>Nothing else of the commands names a class of the typesetter, so that those which write no file do not load it.
 */
final class PolicyExport {
    private static final Path STANDARD_OUTPUT = Path.of("-");
    private static final String UNTITLED = "（題名なし）";
    private static final List<Format> OF_COMPARISONS = List.of(Format.PDF, Format.DOCX);

    /** Held so that the level stays: what the library says of the fonts that are shipped, nobody can act on. */
    private static final List<Logger> LIBRARY =
            List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

    static {
        LIBRARY.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private PolicyExport() {}

    /** What a policy can be written as; the name in small letters is the word for it on a command line. */
    private enum Format {
        PDF(".pdf"),
        DOCX(".docx"),
        MD(".md"),
        JSON(".json"),
        OSCAL(".oscal.json");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Format named(String word, List<Format> allowed) {
            return allowed.stream()
                    .filter(format -> format.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> {
                        String words = allowed.stream().map(Format::word).collect(Collectors.joining("、"));
                        return new CommandFailure(
                                ExitCode.USAGE,
                                new Words(
                                        "--to に「" + word + "」は指定できません。指定できるのは " + words + " です。",
                                        "--to cannot be '" + word + "'. It can be " + words.replace("、", ", ") + "."));
                    });
        }
    }

    /** Writes a policy: to the file that is named, or under its own name into the folder in which the command was called. */
    static void policy(Path file, String to, Optional<Path> output, boolean force) throws IOException {
        Format format = Format.named(to, Arrays.asList(Format.values()));
        OutputFile out = new OutputFile(output.orElseGet(() -> named(file, "", format)), force);
        out.check(List.of(file));
        PolicyDocument policy = PolicyFile.read(file);
        write(
                out,
                format,
                switch (format) {
                    case PDF, DOCX ->
                        set(
                                PolicyManuscript.of(
                                        policy, Metadata.titled(title(policy, file)), Manuscript.Page.PLAIN),
                                format);
                    case MD -> PolicyMarkdown.of(policy).getBytes(StandardCharsets.UTF_8);
                    case JSON -> json(policy);
                    case OSCAL ->
                        PolicyOscal.of(policy, PolicyOscal.Edition.ofText(policy, title(policy, file), stored(file)));
                });
    }

    /** Writes the comparison table of two versions. */
    static void comparison(Path old, Path now, boolean all, String to, Optional<Path> output, boolean force)
            throws IOException {
        Format format = Format.named(to, OF_COMPARISONS);
        OutputFile out = new OutputFile(output.orElseGet(() -> named(now, "_新旧対照表", format)), force);
        out.check(List.of(old, now));
        PolicyDocument before = PolicyFile.read(old);
        PolicyDocument after = PolicyFile.read(now);
        ComparisonTable table = Revision.between(before, after).table();
        String title = after.title().or(before::title).orElseGet(() -> title(after, now)) + "　新旧対照表";
        write(
                out,
                format,
                set(
                        ComparisonManuscript.of(
                                all ? table : table.withoutUnchanged(), true, Metadata.titled(title), Optional.empty()),
                        format));
    }

    private static byte[] set(Manuscript manuscript, Format format) {
        if (format == Format.DOCX) {
            return DocxFile.of(manuscript);
        }
        PdfFile pdf = PdfFile.of(manuscript);
        if (!pdf.missing().isEmpty()) {
            String signs = String.join(" ", pdf.missing());
            tell(new Words(
                    "書体にない文字を「〓」で表しました（文字情報としては残ります）: " + signs,
                    "signs that the fonts lack are drawn as 〓 and kept in the text: " + signs));
        }
        return pdf.bytes();
    }

    private static byte[] json(PolicyDocument policy) throws IOException {
        var out = new ByteArrayOutputStream();
        PolicyJson.write(policy, out);
        out.write('\n');
        return out.toByteArray();
    }

    private static void write(OutputFile out, Format format, byte[] bytes) throws IOException {
        if (out.isStandardOutput() && OF_COMPARISONS.contains(format) && atTerminal()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    new Words(
                            format.word() + " は画面に表示できません。--output でファイルを指定してください。",
                            format.word() + " cannot be shown at a terminal. Name a file with --output."));
        }
        out.write(bytes);
        if (!out.isStandardOutput()) {
            tell(new Words(out.path() + " に書き出しました。", "wrote " + out.path() + "."));
        }
    }

    /* A console of this JDK is there for pipes too. */
    private static boolean atTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private static void tell(Words words) {
        System.err.println("sekisho: " + words.in(Language.current()));
    }

    private static Path named(Path file, String suffix, Format format) {
        return PolicyFile.isStandardInput(file) ? STANDARD_OUTPUT : Path.of(bare(file) + suffix + format.ending);
    }

    private static String title(PolicyDocument policy, Path file) {
        return policy.title().orElseGet(() -> PolicyFile.isStandardInput(file) ? UNTITLED : bare(file));
    }

    /** The name of a file without folder and ending. */
    private static String bare(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static Instant stored(Path file) throws IOException {
        return PolicyFile.isStandardInput(file)
                ? Instant.now()
                : Files.getLastModifiedTime(file).toInstant();
    }
}
