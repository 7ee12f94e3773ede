/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.errors.Visible;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. The exit status is one of {@link ExitStatus}. */
@Command(name = "kcov-tck", description = "Conformance tests for the Linux KCOV interface.")
public final class Main implements Runnable {
    private static final Map<String, Supplier<Object>> COMMANDS = new TreeMap<>(Map.of(
            "gate",
            GateCommand::new,
            "compare",
            CompareCommand::new,
            "identify",
            IdentifyCommand::new,
            "run",
            RunCommand::new,
            "matrix",
            MatrixCommand::new,
            "rules",
            RulesCommand::new,
            "selfcheck",
            SelfcheckCommand::new,
            "vm",
            VmCommand::new,
            "mutants",
            MutantsCommand::new,
            "export",
            ExportCommand::new));

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print stack traces.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Say how the command is used.")
    private boolean help;

    private final Interrupt interrupt = new Interrupt();

    private Main() {}

    /** Runs one command and ends the JVM with its status. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        Main main = new Main();
        // Closed last: by then the command has written everything, powered its VM off and said what went wrong.
        try (main.interrupt) {
            return main.execute(args);
        }
    }

    /** What Ctrl-C does while the command runs. */
    Interrupt interrupt() {
        return interrupt;
    }

    private int execute(String... args) {
        try {
            CommandLine line = new CommandLine(this);
            addCommands(line, args);
            line.setCaseInsensitiveEnumValuesAllowed(true);
            line.setParameterExceptionHandler((e, words) -> say(e, message(e), ExitStatus.WRONG_USE));
            line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
            return line.execute(args);
        } catch (Error e) {
            // The JVM's own end would be status 1, which says that a rule is violated.
            return failed(e);
        }
    }

    /** Only the one that is called, if one is: to look at the options of the others costs a tenth of a run. */
    private static void addCommands(CommandLine line, String... args) {
        boolean called = args.length > 0 && COMMANDS.containsKey(args[0]);
        COMMANDS.forEach((name, command) -> {
            if (!called || name.equals(args[0])) {
                line.addSubcommand(name, command.get());
            }
        });
    }

    @Override
    public void run() {
        throw new UsageException(
                "give gate, compare, export, identify, run, matrix, mutants, rules, selfcheck or vm; kcov-tck --help says more");
    }

    private int failed(Throwable e) {
        if (e instanceof UsageException || e instanceof ParameterException) {
            return say(e, e.getMessage(), ExitStatus.WRONG_USE);
        } else if (e instanceof BrokenException) {
            return say(e, e.getMessage(), ExitStatus.BROKEN);
        }
        return say(e, "a defect of kcov-tck: " + e, ExitStatus.BROKEN);
    }

    private static String message(ParameterException e) {
        List<String> meant = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return e.getMessage() + (meant.isEmpty() ? "" : "; did you mean " + String.join(", ", meant) + "?");
    }

    /** Prints a message to the user; a guest, or an SSH server, may have had a word in it. */
    static void tell(String message) {
        Visible.lines("kcov-tck: " + message).forEach(System.err::println);
    }

    private int say(Throwable e, String message, int status) {
        tell(message);
        if (verbose) {
            e.printStackTrace();
        }
        return status;
    }
}
