/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.kcovtck.errors.Visible;

/** A gate's report in the XML that JUnit made common: a failure is what the patch is refused for, an error has no verdict. */
public final class GateJUnitXml {
    private GateJUnitXml() {}

    public static String text(GateReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            write(report, xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    private static void write(GateReport report, XMLStreamWriter xml) throws XMLStreamException {
        Comparison comparison = report.comparison();
        List<RuleChange> refused = comparison.refused();
        List<RuleChange> flaky = comparison.flaky();
        List<RuleChange> broken = comparison.of(Change.BROKEN);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "kcov-tck " + Visible.line(report.title()));
        int untested = report.untested().isPresent() ? 1 : 0;
        int blamed = report.untested()
                        .filter(each -> each.decision() == Decision.REFUSED)
                        .isPresent()
                ? 1
                : 0;
        xml.writeAttribute("tests", String.valueOf(comparison.rules().size() + untested));
        xml.writeAttribute("failures", String.valueOf(refused.size() + blamed));
        xml.writeAttribute("errors", String.valueOf(broken.size() + untested - blamed));
        xml.writeAttribute("skipped", String.valueOf(flaky.size()));
        xml.writeCharacters("\n");
        if (report.untested().isPresent()) {
            kernel(xml, report, report.untested().get());
        }
        for (RuleChange rule : comparison.rules()) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("name", rule.rule());
            xml.writeAttribute("classname", "gate");
            if (refused.contains(rule)) {
                outcome(xml, "failure", rule);
            } else if (broken.contains(rule)) {
                outcome(xml, "error", rule);
            } else if (flaky.contains(rule)) {
                outcome(xml, "skipped", rule);
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    /** Both kernels as one test, for want of others. */
    private static void kernel(XMLStreamWriter xml, GateReport report, Untested untested) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", "kernel");
        xml.writeAttribute("classname", "gate");
        xml.writeStartElement(untested.decision() == Decision.REFUSED ? "failure" : "error");
        xml.writeAttribute("message", Visible.line(report.conclusion()));
        xml.writeCharacters(String.join("\n", Visible.lines(untested.reason())));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static void outcome(XMLStreamWriter xml, String element, RuleChange rule) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("message", Visible.line(GateText.line(rule)));
        xml.writeEndElement();
    }
}
