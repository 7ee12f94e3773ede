/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

/** How a number has to stand to another, as C writes it. */
public enum Relation {
    IS("=="),
    IS_NOT("!="),
    ABOVE(">"),
    BELOW("<"),
    AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }
}
