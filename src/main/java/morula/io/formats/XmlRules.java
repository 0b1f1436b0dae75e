/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.io.formats;

import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * What XML inside an image may not do: declare entities, which stand for other files or for more
 * text than the file has. A whole document (OME-XML, CZI, LIF) may have no document type at all,
 * because Bio-Formats hands its text on to transformers that may have been made outside. Events of
 * XML are let pass with one, as Apple's property lists in iVision files have it, but it is never
 * fetched.
 */
final class XmlRules {
  /** The features that would open other files, of the SAX standard and of Xerces. */
  private static final List<String> OFF =
      List.of(
          "http://xml.org/sax/features/external-general-entities",
          "http://xml.org/sax/features/external-parameter-entities",
          "http://apache.org/xml/features/nonvalidating/load-external-dtd");

  /** What may not be fetched from anywhere: the value of each is a list of protocols. */
  private static final List<String> CLOSED =
      List.of(XMLConstants.ACCESS_EXTERNAL_DTD, XMLConstants.ACCESS_EXTERNAL_SCHEMA);

  /** Begin of the messages of the JDK about its limits, in every language. */
  private static final String BEYOND_LIMITS = "JAXP0001";

  private static final String REASON =
      "its XML has a document type or entities, which could read other files";

  private XmlRules() {}

  /** Sets a feature of a factory of parsers. */
  @FunctionalInterface
  interface Features {
    void set(String feature, boolean on) throws ParserConfigurationException, SAXException;
  }

  /** Sets an attribute of a factory, or a property of a parser. */
  @FunctionalInterface
  interface Access {
    void set(String name, Object protocols) throws SAXException;
  }

  /** Makes the parsers of a factory safe. */
  static void apply(Features factory) throws ParserConfigurationException, SAXException {
    factory.set(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    for (String feature : OFF) {
      factory.set(feature, false);
    }
  }

  /** Forbids to fetch anything. */
  static void close(Access parser) throws SAXException {
    for (String name : CLOSED) {
      parser.set(name, "");
    }
  }

  /**
   * @throws SAXException if the document has a document type
   */
  static void check(Document document) throws SAXException {
    if (document.getDoctype() != null) {
      throw refused();
    }
  }

  /** Notes it if the limits of the expansion of entities were reached. */
  static void note(SAXParseException failure) {
    if (String.valueOf(failure.getMessage()).contains(BEYOND_LIMITS)) {
      refused();
    }
  }

  /**
   * Tells the thread that reads the file: many readers would go on without the XML.
   *
   * @return the exception to throw
   */
  private static SAXException refused() {
    if (Thread.currentThread() instanceof ReadingThread reading) {
      reading.refuse(REASON);
    }
    return new SAXException(REASON);
  }

  /** Refuses entities while XML is read event by event. */
  static final class NoEntities extends DefaultHandler2 {
    @Override
    public void internalEntityDecl(String name, String value) throws SAXException {
      throw refused();
    }

    @Override
    public void externalEntityDecl(String name, String publicId, String systemId)
        throws SAXException {
      throw refused();
    }
  }
}
