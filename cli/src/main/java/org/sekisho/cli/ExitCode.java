package org.sekisho.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ended, as the shell sees it. */
public enum ExitCode {
    DONE(0, "done", "正常に終わった"),
    REFUSED(1, "an input was refused, or tests failed; nothing was changed", "入力を受け付けなかった、又はテストが通らなかった（何も変更していない）"),
    USAGE(2, "the command line is not understood", "コマンドの書き方に誤りがある"),
    ENVIRONMENT(
            3,
            "something of the machine stands in the way: a missing program, a taken port, a full disk",
            "機械の側に妨げがある（必要なプログラムがない、ポートがふさがっている、ディスクの空きがないなど）");

    private final int number;
    private final Words meaning;

    ExitCode(int number, String english, String japanese) {
        this.number = number;
        this.meaning = new Words(japanese, english);
    }

    public int number() {
        return number;
    }

    /** The codes and their meanings, for the help of a command. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode code : values()) {
            meanings.put(Integer.toString(code.number), code.meaning.english() + "%n" + code.meaning.japanese());
        }
        return meanings;
    }
}
