/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.kcovtck.errors.Visible;

/** A matrix as one HTML file that needs no other. Text of a guest is never taken for markup. */
final class HtmlMatrix {
    private static final String TITLE = "KCOV on several kernels";
    private static final String STYLE = "body { font: 14px sans-serif; margin: 2em; }"
            + " table { border-collapse: collapse; }"
            + " td, th { border: 1px solid silver; padding: 2px 6px; text-align: left; vertical-align: top; }"
            + " .conforms { background: honeydew; } .violates { background: lightcoral; }"
            + " .known { background: moccasin; } .broken, .no-verdict { background: plum; }"
            + " .not-applicable { color: gray; }";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter html;

    private HtmlMatrix() throws XMLStreamException {
        html = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    static String text(Matrix matrix) {
        try {
            HtmlMatrix page = new HtmlMatrix();
            page.write(Table.of(matrix));
            return page.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a StringWriter does not fail", e);
        }
    }

    private void write(List<Table> tables) throws XMLStreamException {
        html.writeDTD("<!DOCTYPE html>\n");
        html.writeStartElement("html");
        html.writeAttribute("lang", "en");
        html.writeStartElement("head");
        html.writeEmptyElement("meta");
        html.writeAttribute("charset", "utf-8");
        element("title", TITLE);
        element("style", STYLE);
        end();
        html.writeStartElement("body");
        element("h1", TITLE);
        for (Table table : tables) {
            table(table);
        }
        end();
        end();
        html.writeEndDocument();
        html.close();
    }

    private void table(Table table) throws XMLStreamException {
        element("h2", table.title());
        html.writeStartElement("table");
        html.writeStartElement("tr");
        for (String head : table.heads()) {
            element("th", head);
        }
        end();
        for (List<String> row : table.rows()) {
            html.writeStartElement("tr");
            for (String cell : row) {
                cell(cell);
            }
            end();
        }
        end();
    }

    private void cell(String cell) throws XMLStreamException {
        html.writeStartElement("td");
        if (Row.isVerdict(cell)) {
            html.writeAttribute("class", cell.replace(' ', '-'));
        }
        html.writeCharacters(Visible.line(cell));
        html.writeEndElement();
    }

    private void element(String name, String content) throws XMLStreamException {
        html.writeStartElement(name);
        html.writeCharacters(Visible.line(content));
        end();
    }

    private void end() throws XMLStreamException {
        html.writeEndElement();
        html.writeCharacters("\n");
    }
}
