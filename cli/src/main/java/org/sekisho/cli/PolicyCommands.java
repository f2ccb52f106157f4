package org.sekisho.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that read, compare and export policy documents; they start no server. */
@Command(
        name = "policy",
        description = {"Commands for policy documents.", "情報セキュリティポリシーの文書を扱うコマンド。"})
final class PolicyCommands {

    @Command(
            name = "read",
            description = {
                "Reads a policy document and prints its clauses, terms, history and what is in doubt.",
                "情報セキュリティポリシーの文書を読み取り、条項、用語、沿革と、読み取りに自信のない箇所を表示します。"
            })
    int read(
            @Parameters(
                            paramLabel = "FILE",
                            description = {
                                "A .txt, .md, .html, .docx or .pdf file; - for standard input.",
                                ".txt、.md、.html、.docx、.pdf のいずれか。- は標準入力です。"
                            })
                    Path file,
            @Option(
                            names = "--json",
                            description = {"Prints one JSON object instead of an outline.", "見出しの一覧の代わりに、JSON を出力します。"})
                    boolean json)
            throws IOException {
        PolicyDocument document = PolicyFile.read(file);
        // Not System.out, which hides what could not be written.
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        if (json) {
            PolicyJson.write(document, out);
            out.write('\n');
        } else {
            out.write(Outline.of(document, Language.current()).getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    @Command(
            name = "bind",
            description = {
                "Says of each clause of a policy what kind it is and which duties it sets, with the reasons.",
                "情報セキュリティポリシーの条項ごとに、種別と、求めている義務と、その理由を表示します。"
            },
            footer = {
                "",
                "A duty with “?” is unsure: a person should look at it. docs/policy-bind.md describes the JSON.",
                "「?」の付いた義務は、確信のないものです。人が確かめてください。JSON の形は docs/policy-bind.md にあります。"
            })
    int bind(
            @Parameters(
                            paramLabel = "FILE",
                            description = {
                                "A .txt, .md, .html, .docx or .pdf file; - for standard input.",
                                ".txt、.md、.html、.docx、.pdf のいずれか。- は標準入力です。"
                            })
                    Path file,
            @Option(
                            names = "--json",
                            description = {"Prints one JSON object instead of a list.", "一覧の代わりに、JSON を出力します。"})
                    boolean json,
            @Option(
                            names = "--catalogue",
                            paramLabel = "FILE",
                            description = {
                                "A YAML file with a body's own topics, controls and words.",
                                "団体独自の項目、管理策、言葉を書いた YAML ファイル。"
                            })
                    Optional<Path> own)
            throws IOException {
        BoundPolicy bound = BoundPolicy.of(PolicyFile.read(file), own);
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        if (json) {
            bound.writeJson(out);
            out.write('\n');
        } else {
            out.write(bound.list(Language.current()).getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    @Command(
            name = "compare",
            description = {
                "Compares two versions of a policy: a table of both texts, or the amending text.",
                "二つの版の違いを、新旧対照表又は改め文で表示します。"
            },
            footer = {
                "",
                "Only in the old version: [-…-], only in the new one: {+…+}. docs/policy-compare.md describes the JSON.",
                "旧のみの字句は [-…-]、新のみの字句は {+…+} で示します。JSON の形は docs/policy-compare.md にあります。"
            })
    int compare(
            @Parameters(
                            paramLabel = "OLD",
                            description = {
                                "The earlier version: a .txt, .md, .html, .docx or .pdf file; - for standard input.",
                                "旧の版。.txt、.md、.html、.docx、.pdf のいずれか。- は標準入力です。"
                            })
                    Path old,
            @Parameters(
                            paramLabel = "NEW",
                            description = {"The later version, likewise.", "新の版。指定のしかたは OLD と同じです。"})
                    Path now,
            @Option(
                            names = "--amending",
                            description = {
                                "Prints the amending text instead of the table; with --json, beside it.",
                                "新旧対照表の代わりに、改め文を出力します（--json では、両方を出力します）。"
                            })
                    boolean amending,
            @Option(
                            names = "--json",
                            description = {"Prints one JSON object instead of lines.", "一覧の代わりに、JSON を出力します。"})
                    boolean json,
            @Option(
                            names = "--all",
                            description = {"Prints unchanged clauses too, instead of （略）.", "改正のない条項も、（略）とせずに出力します。"})
                    boolean all,
            @Option(
                            names = "--to",
                            paramLabel = "FORMAT",
                            description = {
                                "Writes the table as a file instead: pdf or docx.",
                                "新旧対照表をファイルに書き出します。形式は pdf 又は docx です。"
                            })
                    Optional<String> to,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = {
                                "With --to: the file to write; - for standard output. Default: NEW_新旧対照表.pdf (.docx), here.",
                                "--to で書き出すファイル。- は標準出力です。省略すると、今いるフォルダーに「NEW の名前_新旧対照表.pdf」（.docx）を作ります。"
                            })
                    Optional<Path> output,
            @Option(
                            names = "--force",
                            description = {"With --to: replaces a file of that name.", "--to で、同じ名前のファイルがあれば置き換えます。"})
                    boolean force)
            throws IOException {
        if (PolicyFile.isStandardInput(old) && PolicyFile.isStandardInput(now)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    new Words(
                            "標準入力（-）から読み取れるのは、OLD と NEW の一方だけです。",
                            "Only one of OLD and NEW can be standard input (-)."));
        }
        if (to.isPresent()) {
            if (json || amending) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        new Words(
                                "--to は、--json や --amending と一緒には指定できません。",
                                "--to cannot stand together with --json or --amending."));
            }
            PolicyExport.comparison(old, now, all, to.get(), output, force);
            return ExitCode.DONE.number();
        }
        if (output.isPresent() || force) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    new Words(
                            "--output と --force は、--to と一緒に指定してください。",
                            "--output and --force need --to, which says the format."));
        }
        ComparedPolicies compared = new ComparedPolicies(PolicyFile.read(old), PolicyFile.read(now));
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        if (json) {
            compared.writeJson(all, amending, out);
            out.write('\n');
        } else if (amending) {
            String text = compared.amendingText();
            if (text.isEmpty()) {
                System.err.println(
                        new Words("sekisho: 違いはありません。", "sekisho: There is no difference.").in(Language.current()));
            }
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } else {
            out.write(compared.list(all, Language.current()).getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    @Command(
            name = "export",
            description = {
                "Writes a policy as PDF, Word, Markdown, JSON or an OSCAL catalog.",
                "情報セキュリティポリシーを、PDF、Word、Markdown、JSON 又は OSCAL カタログのファイルに書き出します。"
            },
            footer = {
                "",
                "A file is written whole or not at all. docs/policy-export.md describes the formats.",
                "途中まで書かれたファイルは残りません。形式の説明は docs/policy-export.md にあります。"
            })
    int export(
            @Parameters(
                            paramLabel = "FILE",
                            description = {
                                "A .txt, .md, .html, .docx or .pdf file; - for standard input.",
                                ".txt、.md、.html、.docx、.pdf のいずれか。- は標準入力です。"
                            })
                    Path file,
            @Option(
                            names = "--to",
                            paramLabel = "FORMAT",
                            required = true,
                            description = {
                                "The format: pdf, docx, md, json or oscal.",
                                "書き出す形式。pdf、docx、md、json、oscal のいずれか。"
                            })
                    String to,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = {
                                "The file to write; - for standard output. Default: the name of FILE with another ending, here.",
                                "書き出すファイル。- は標準出力です。省略すると、今いるフォルダーに、FILE の拡張子を替えた名前で作ります。"
                            })
                    Optional<Path> output,
            @Option(
                            names = "--force",
                            description = {"Replaces a file of that name.", "同じ名前のファイルがあれば置き換えます。"})
                    boolean force)
            throws IOException {
        PolicyExport.policy(file, to, output, force);
        return ExitCode.DONE.number();
    }
}
