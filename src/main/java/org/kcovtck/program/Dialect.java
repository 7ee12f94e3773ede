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
            return String.format("EXPECT_%s(%s, %s);", name, got, wanted);
        }

        @Override
        String expectText(String got, String wanted) {
            return String.format("EXPECT_STREQ(%s, %s);", got, Text.string(wanted));
        }
    };

    abstract String expect(String got, Relation relation, String wanted);

    abstract String expectText(String got, String wanted);
}
