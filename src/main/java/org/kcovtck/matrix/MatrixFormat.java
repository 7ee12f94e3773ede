/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.function.Function;

/** How a matrix is written. */
public enum MatrixFormat {
    TEXT(TextMatrix::text),
    MD(MarkdownMatrix::text),
    HTML(HtmlMatrix::text),
    JSON(JsonMatrix::text);

    private final Function<Matrix, String> writer;

    MatrixFormat(Function<Matrix, String> writer) {
        this.writer = writer;
    }

    /** The matrix, safe to show whatever a guest has said. */
    public String text(Matrix matrix) {
        return writer.apply(matrix);
    }
}
