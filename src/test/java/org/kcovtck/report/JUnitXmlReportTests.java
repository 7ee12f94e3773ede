/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.RunResult;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class JUnitXmlReportTests {
    @Test
    void itHasTheShapeThatTheUsualReadersTake() throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("junit.xsd"));

        for (RunResult run : List.of(Runs.mixed("why"), Runs.mixed(Runs.HOSTILE), Runs.run("sim:7.3", List.of()))) {
            schema.newValidator().validate(new StreamSource(new StringReader(JUnitXmlReport.text(run))));
        }
    }

    @Test
    void everyVerdictIsTheElementThatReadersCount() throws Exception {
        Document xml = parse(Runs.mixed("why"));

        assertThat(at(xml, "//testcase[failure]/@name")).isEqualTo("HANDLE-010 testHANDLE010");
        assertThat(at(xml, "//testcase[failure]/@classname")).isEqualTo("HandleRules");
        assertThat(at(xml, "//testcase[failure]/@time")).isEqualTo("1.250");
        assertThat(at(xml, "//failure/@message")).isEqualTo("why");
        assertThat(at(xml, "//failure")).isEqualTo("expected: EEXIST\ngot: why\nreason: why\n");
        assertThat(at(xml, "//testcase[error]/@name")).startsWith("HANDLE-030 ");
        assertThat(at(xml, "//testcase[starts-with(@name, 'HANDLE-020')]/skipped/@message"))
                .isEqualTo("known: why");
        assertThat(at(xml, "//testcase[starts-with(@name, 'USB-001')]/skipped/@message"))
                .isEqualTo("not applicable: why");
        assertThat(at(xml, "count(//testcase[starts-with(@name, 'HANDLE-001')]/*[not(self::system-out)])"))
                .isEqualTo("0");
    }

    @Test
    void theCountsAreThoseOfTheTestCases() throws Exception {
        Document xml = parse(Runs.mixed("why"));

        for (String suite : List.of("/testsuites", "//testsuite[@name='handle']", "//testsuite[@name='usb']")) {
            assertThat(at(xml, suite + "/@tests")).isEqualTo(at(xml, "count(" + suite + "//testcase)"));
            assertThat(at(xml, suite + "/@failures")).isEqualTo(at(xml, "count(" + suite + "//failure)"));
            assertThat(at(xml, suite + "/@errors")).isEqualTo(at(xml, "count(" + suite + "//error)"));
            assertThat(at(xml, suite + "/@skipped")).isEqualTo(at(xml, "count(" + suite + "//skipped)"));
        }
        assertThat(at(xml, "/testsuites/@tests")).isEqualTo("6");
        assertThat(at(xml, "//testsuite[1]/@time")).isEqualTo("5.000");
    }

    @Test
    void theKernelIsNamedAndTheCallsAreInTheOutput() throws Exception {
        Document xml = parse(Runs.mixed("why"));

        assertThat(at(xml, "//testsuite[1]//property[@name='target']/@value")).isEqualTo("sim:7.3");
        assertThat(at(xml, "//testsuite[1]//property[@name='release']/@value")).isEqualTo("7.3.0");
        assertThat(at(xml, "//testsuite[1]//property[@name='profile']/@value")).isEqualTo("7.3");
        assertThat(at(xml, "//testcase[1]/system-out"))
                .isEqualTo("call: " + String.join("\ncall: ", Runs.CALLS) + "\n");
    }

    @Test
    void textOfAGuestComesBackVisible() throws Exception {
        Document xml = parse(Runs.mixed(Runs.HOSTILE));

        assertThat(at(xml, "//failure/@message")).startsWith("\\x1b[2J\\x00\\x07\\x9b1m ok 1 x # SKIP");
        assertThat(at(xml, "//failure/@message")).endsWith("]]></a>&\"\\u202e\\ud800 \ud83d\ude00\\x7f\\ufffe");
        assertThat(at(xml, "//failure")).contains("got: # Subtest: y\\u2028]]></a>&\"");
    }

    private static Document parse(RunResult run) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitXmlReport.text(run))));
    }

    private static String at(Document xml, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, xml);
    }
}
