/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import org.kcovtck.harness.Relation;

/** How a comparison is written: as a program of its own does, or as a test of the kernel's selftests. */
enum Dialect {
    PROGRAM {
        @Override
        String expect(String got, Relation relation, String wanted) {
            return String.format("EXPECT(%s, %s, %s);", got, relation.sign(), wanted);
        }

        @Override
        String expectText(String got, String wanted) {
            return String.format("EXPECT_TEXT(%s, %s);", got, Text.string(wanted));
        }

        @Override
        String need(String variable, boolean area, String call) {
            String needed = "need(" + (area ? "(long)" : "") + call + ");";
            return variable.isEmpty() ? needed : variable + " = " + (area ? "(void *)" : "") + needed;
        }
    },
    KSELFTEST {
        @Override
        String expect(String got, Relation relation, String wanted) {
            String name = switch (relation) {
                case IS -> "EQ";
                case IS_NOT -> "NE";
                case ABOVE -> "GT";
                case BELOW -> "LT";
                case AT_LEAST -> "GE";
            };
            return relation == Relation.IS
                    ? String.format("EXPECT_EQ(%s, %s);", wanted, got)
                    : String.format("EXPECT_%s(%s, %s);", name, got, wanted);
        }

        @Override
        String expectText(String got, String wanted) {
            return String.format("EXPECT_STREQ(%s, %s);", Text.string(wanted), got);
        }

        @Override
        String need(String variable, boolean area, String call) {
            if (area) {
                return "ASSERT_NE(-1, (long)(" + variable + " = (void *)" + call + "));";
            }
            return "ASSERT_NE(-1, " + (variable.isEmpty() ? call : variable + " = " + call) + ");";
        }
    };

    abstract String expect(String got, Relation relation, String wanted);

    /** What has to work, or nothing can be said; the variable, if there is one, is for what it returns. */
    abstract String need(String variable, boolean area, String call);

    abstract String expectText(String got, String wanted);
}
