/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. Exit status: 0 done, 2 wrong use, 3 broken. */
@Command(name = "kcov-tck", subcommands = VmCommand.class, mixinStandardHelpOptions = true)
public final class Main {
    private static final int WRONG_USE = 2;
    private static final int BROKEN = 3;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print stack traces.")
    private boolean verbose;

    private Main() {}

    /** Runs one command and ends the JVM with its status. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        line.setParameterExceptionHandler((e, words) -> main.say(e, WRONG_USE));
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof UsageException || e instanceof CommandLine.ParameterException) {
                return main.say(e, WRONG_USE);
            }
            return main.say(
                    e instanceof BrokenException ? e : new BrokenException("a defect of kcov-tck: " + e, e), BROKEN);
        });
        return line.execute(args);
    }

    private int say(Exception e, int status) {
        System.err.println("kcov-tck: " + e.getMessage());
        if (verbose) {
            e.printStackTrace();
        }
        return status;
    }
}
