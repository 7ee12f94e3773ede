/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.List;
import org.kcovtck.errors.Visible;

/**
 * A gate's report as KTAP version 1: a test per rule. {@code not ok} is what the patch is refused for, and what has no
 * verdict; a flaky rule is skipped, a violation that was there before is {@code XFAIL}. {@code Bail out!} says why there are none.
 */
public final class GateKtap {
    private GateKtap() {}

    public static String text(GateReport report) {
        List<RuleChange> rules = report.comparison().rules();
        List<RuleChange> refused = report.comparison().refused();
        StringBuilder text = new StringBuilder("KTAP version 1\n");
        text.append(rules.isEmpty() ? "" : "1.." + rules.size() + "\n");
        text.append("# ").append(Visible.line(report.title())).append('\n');
        for (int i = 0; i < rules.size(); i++) {
            RuleChange rule = rules.get(i);
            boolean bad = refused.contains(rule) || rule.change() == Change.BROKEN;
            if (bad) {
                text.append("# ").append(Visible.line(GateText.line(rule))).append('\n');
            }
            text.append(bad ? "not ok " : "ok ").append(i + 1).append(' ').append(rule.rule());
            text.append(directive(rule, bad)).append('\n');
        }
        report.untested()
                .map(Untested::evidence)
                .orElse(List.of())
                .forEach(line -> text.append("# ").append(Visible.line(line)).append('\n'));
        text.append(report.untested().isPresent() ? "Bail out! " : "# ");
        return text.append(Visible.line(report.conclusion())).append('\n').toString();
    }

    private static String directive(RuleChange rule, boolean bad) {
        if (rule.change() == Change.BROKEN) {
            return " # ERROR no verdict";
        } else if (bad) {
            return "";
        } else if (rule.change() == Change.FLAKY) {
            return " # SKIP flaky";
        }
        return switch (rule.verdictOnHead()) {
            case "not applicable" -> " # SKIP not applicable";
            case "violates", "known" -> " # XFAIL " + (rule.change() == Change.SAME ? "as before" : "announced");
            default -> "";
        };
    }
}
