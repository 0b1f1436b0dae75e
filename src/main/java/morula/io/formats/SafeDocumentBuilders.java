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

import java.io.IOException;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.validation.Schema;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.xml.sax.EntityResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The JDK's XML documents, without entities and other files. */
public final class SafeDocumentBuilders extends DocumentBuilderFactory {
  private final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();

  /** Made by the JDK's service look-up. */
  public SafeDocumentBuilders() {
    // nothing to do
  }

  @Override
  public DocumentBuilder newDocumentBuilder() throws ParserConfigurationException {
    try {
      XmlRules.apply(factory::setFeature);
      XmlRules.close(factory::setAttribute);
    } catch (SAXException e) {
      throw new IllegalStateException(e); // of SAX alone
    }
    factory.setXIncludeAware(false);
    factory.setNamespaceAware(isNamespaceAware());
    factory.setIgnoringElementContentWhitespace(isIgnoringElementContentWhitespace());
    factory.setExpandEntityReferences(isExpandEntityReferences());
    factory.setIgnoringComments(isIgnoringComments());
    factory.setCoalescing(isCoalescing());
    return new Builder(factory.newDocumentBuilder());
  }

  @Override
  public void setAttribute(String name, Object value) {
    factory.setAttribute(name, value);
  }

  @Override
  public Object getAttribute(String name) {
    return factory.getAttribute(name);
  }

  @Override
  public void setFeature(String name, boolean value) throws ParserConfigurationException {
    factory.setFeature(name, value);
  }

  @Override
  public boolean getFeature(String name) throws ParserConfigurationException {
    return factory.getFeature(name);
  }

  @Override
  public void setSchema(Schema schema) {
    factory.setSchema(schema);
  }

  @Override
  public Schema getSchema() {
    return factory.getSchema();
  }

  private static final class Builder extends DocumentBuilder {
    private final DocumentBuilder builder;

    Builder(DocumentBuilder builder) {
      this.builder = builder;
    }

    @Override
    public Document parse(InputSource source) throws SAXException, IOException {
      try {
        Document document = builder.parse(source);
        XmlRules.check(document);
        return document;
      } catch (SAXParseException e) {
        XmlRules.note(e);
        throw e;
      }
    }

    @Override
    public boolean isNamespaceAware() {
      return builder.isNamespaceAware();
    }

    @Override
    public boolean isValidating() {
      return builder.isValidating();
    }

    @Override
    public void setEntityResolver(EntityResolver resolver) {
      builder.setEntityResolver(resolver);
    }

    @Override
    public void setErrorHandler(ErrorHandler handler) {
      builder.setErrorHandler(handler);
    }

    @Override
    public Document newDocument() {
      return builder.newDocument();
    }

    @Override
    public DOMImplementation getDOMImplementation() {
      return builder.getDOMImplementation();
    }
  }
}
