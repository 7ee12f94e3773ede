/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kcovtck.report.AllureLabels;

/**
 * The command line, run in this JVM.
 *
 * @param out the lines of standard output
 * @param err the lines of standard error
 */
record CommandLineRun(int status, List<String> out, List<String> err) {
    static CommandLineRun of(String... arguments) {
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        AllureLifecycle oldAllure = Allure.getLifecycle();
        String oldTarget = System.getProperty(AllureLabels.TARGET, "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int status = Main.run(arguments);
            return new CommandLineRun(status, lines(out), lines(err));
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
            Allure.setLifecycle(oldAllure);
            System.setProperty(AllureLabels.TARGET, oldTarget);
        }
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    String lastLine() {
        return out.get(out.size() - 1);
    }
}
