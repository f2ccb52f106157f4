package org.sekisho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sekisho.cli.run.ServerTraining;

/**
 * The training runs of the AOT caches: they use what the later runs use, so that its classes are in the cache. The
 * launcher calls this at the end of a build.
 */
final class Train {
    private Train() {}

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).equals(List.of("server"))) {
            ServerTraining.run();
        } else {
            commands();
        }
        System.exit(0);
    }

    private static void commands() throws IOException {
        Path folder = Files.createTempDirectory("sekisho-training-");
        try {
            Path text = Files.writeString(folder.resolve("sample.txt"), SAMPLE);
            Path page = Files.writeString(
                    folder.resolve("sample.html"),
                    "<html><body><p>" + SAMPLE.replace("\n", "</p>\n<p>") + "</p></body></html>");
            for (Path file : List.of(text, page)) {
                Main.run("policy", "read", file.toString());
                Main.run("policy", "read", file.toString(), "--json");
                Main.run("policy", "bind", file.toString());
                Main.run("policy", "bind", file.toString(), "--json");
            }
            Path revised = Files.writeString(folder.resolve("revised.txt"), SAMPLE.replace("第２条", "第３条"));
            Main.run("policy", "compare", text.toString(), revised.toString());
            Main.run("policy", "compare", text.toString(), revised.toString(), "--json", "--amending");
            for (String format : List.of("pdf", "docx", "md", "json", "oscal")) {
                Main.run("policy", "export", text.toString(), "--to", format, "--output", folder + "/sample." + format);
            }
            Main.run("policy", "read", folder.resolve("none.txt").toString());
            Main.run("record", "verify", folder.resolve("none.zip").toString());
            Main.run("policy", "read", "--help");
            Main.run("help");
            Main.run("version");
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static final String SAMPLE = """
            情報セキュリティ基本方針

            （目的）
            第１条　この方針は、本市の情報資産の機密性、完全性及び可用性を維持するため、必要な事項を定める。
            （定義）
            第２条　この方針において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。
            (1) ネットワーク　コンピュータ等を相互に接続するための通信網をいう。
            (2) 情報セキュリティ　情報資産の機密性、完全性及び可用性を維持することをいう。
            （体制）
            第３条　副市長を最高情報セキュリティ責任者（以下「ＣＩＳＯ」という。）とする。
            ２　前項の責任者は、第２条第２号の事務を統括する。
            （実施手順）
            第４条　情報セキュリティ実施手順（以下「実施手順」という。）は、非公開とする。
            附　則
            この方針は、令和８年４月１日から施行する。
            """;
}
