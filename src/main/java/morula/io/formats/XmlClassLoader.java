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
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Context class loader of the threads in which Bio-Formats reads: every look-up of an XML parser
 * finds one that opens nothing but the text it is given. Bio-Formats 7.3.1 parses XML with document
 * types and external entities on; remove this when the Bio-Formats in use has pull request 4408 of
 * ome/bioformats and the like change of ome-common. The rest of the virtual machine keeps its
 * parsers.
 */
final class XmlClassLoader extends ClassLoader {
  /** The ways in which Bio-Formats and its libraries look for a parser. */
  private static final List<String> SERVICES =
      List.of(
          "javax.xml.parsers.DocumentBuilderFactory",
          "javax.xml.parsers.SAXParserFactory",
          "org.xml.sax.driver");

  private static final String PREFIX = "META-INF/services/";

  static final XmlClassLoader INSTANCE = new XmlClassLoader();

  private XmlClassLoader() {
    super(XmlClassLoader.class.getClassLoader());
  }

  private static URL own(String name) {
    return name.startsWith(PREFIX) && SERVICES.contains(name.substring(PREFIX.length()))
        ? XmlClassLoader.class.getResource("xml/" + name.substring(PREFIX.length()))
        : null;
  }

  @Override
  public URL getResource(String name) {
    URL own = own(name);
    return own == null ? super.getResource(name) : own;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    URL own = own(name);
    return own == null ? super.getResources(name) : Collections.enumeration(List.of(own));
  }
}
