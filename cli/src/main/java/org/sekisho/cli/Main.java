package org.sekisho.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The way from the words of a command line to the command, and from its failure to the exit code. */
public final class Main {
    private static final int INDENT = 2;

    /* The order in which a newcomer needs them; reflection has none. */
    private static final List<String> ORDER =
            List.of("demo", "serve", "backup", "restore", "policy", "record", "test", "bench", "version", "help");

    private Main() {}

    public static void main(String[] arguments) {
        // A command says what it did in its own words; that its libraries have nowhere to log to concerns nobody.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(arguments));
    }

    /** Runs a command line and returns its exit code; results go to standard output, everything else to standard error. */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Commands());
        commandLine.setExecutionExceptionHandler((failure, _, _) -> failed(failure));
        commandLine.setParameterExceptionHandler((misunderstanding, _) -> misunderstood(misunderstanding));
        document(commandLine);
        return commandLine;
    }

    /* Every command has --help and says what its exit codes mean. */
    private static void document(CommandLine commandLine) {
        CommandSpec command = commandLine.getCommandSpec();
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help. / この説明を表示します。")
                .build());
        UsageMessageSpec usage = command.usageMessage();
        usage.adjustLineBreaksForWideCJKCharacters(true);
        usage.synopsisSubcommandLabel("COMMAND");
        usage.commandListHeading("%nCommands / コマンド:%n");
        usage.parameterListHeading("%nArguments / 引数:%n");
        usage.optionListHeading("%nOptions / 指定:%n");
        usage.exitCodeListHeading("%nExit codes / 終了コード:%n");
        usage.exitCodeList(ExitCode.meanings());
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Main::commandList);
        commandLine.getSubcommands().values().forEach(Main::document);
    }

    /** One entry per command, those of a group with the name of the group before them. */
    private static String commandList(Help help) {
        StringBuilder list = new StringBuilder();
        for (CommandSpec command : leaves(help.commandSpec())) {
            UsageMessageSpec usage = command.usageMessage();
            list.append(" ".repeat(INDENT))
                    .append(command.qualifiedName(" ")
                            .substring(help.commandSpec().root().name().length() + 1))
                    .append(System.lineSeparator());
            for (String line : usage.description()) {
                list.append(" ".repeat(3 * INDENT)).append(line).append(System.lineSeparator());
            }
        }
        return list.toString();
    }

    static List<CommandSpec> leaves(CommandSpec group) {
        List<CommandSpec> leaves = new ArrayList<>();
        List<CommandLine> commands = new ArrayList<>(group.subcommands().values());
        commands.sort(Comparator.comparingInt(command -> ORDER.indexOf(command.getCommandName())));
        for (CommandLine command : commands) {
            if (command.getSubcommands().isEmpty()) {
                leaves.add(command.getCommandSpec());
            } else {
                leaves.addAll(leaves(command.getCommandSpec()));
            }
        }
        return leaves;
    }

    private static int failed(Exception failure) throws Exception {
        if (failure instanceof CommandFailure known) {
            complain(known.words());
            return known.exitCode().number();
        }
        throw failure;
    }

    private static int misunderstood(ParameterException misunderstanding) {
        CommandLine command = misunderstanding.getCommandLine();
        List<String> suggestions = misunderstanding instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        String next = command.getSubcommands().isEmpty()
                ? command.getCommandSpec().qualifiedName() + " --help"
                : "sekisho help";
        String meant = String.join(", ", suggestions);
        complain(new Words(
                "コマンドの書き方に誤りがあります（" + misunderstanding.getMessage() + "）。"
                        + (meant.isEmpty() ? "" : "もしかして: " + meant + "。")
                        + "「" + next + "」を見てください。",
                misunderstanding.getMessage() + "." + (meant.isEmpty() ? "" : " Did you mean: " + meant + "?")
                        + " See: " + next));
        return ExitCode.USAGE.number();
    }

    private static void complain(Words words) {
        System.err.println("sekisho: " + words.in(Language.current()));
    }
}
