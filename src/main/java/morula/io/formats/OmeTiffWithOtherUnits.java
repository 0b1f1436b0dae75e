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

import java.lang.reflect.Field;
import loci.common.services.ServiceException;
import loci.formats.in.OMETiffReader;
import loci.formats.ome.OMEXMLMetadata;
import loci.formats.services.OMEXMLServiceImpl;

/**
 * Reads OME-TIFF files whose units are spelled otherwise than the schema does.
 *
 * <p>Needed until Bio-Formats decodes character references in attributes (7.3.1 turns {@code
 * &#181;m} into another text: BodenmillerGroup/xtiff#8) and ignores a unit that it does not know
 * instead of the whole description.
 */
final class OmeTiffWithOtherUnits extends OMETiffReader {

  OmeTiffWithOtherUnits() {
    try {
      // the reader has no setter for the service that parses its XML
      Field service = OMETiffReader.class.getDeclaredField("service");
      service.setAccessible(true);
      service.set(this, new Service());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of Bio-Formats is not the expected one", e);
    }
  }

  /** Returns whether the description of a TIFF file is OME-XML with such units. */
  static boolean isNeededFor(String description) {
    return description != null
        && description.stripLeading().startsWith("<")
        && description.contains("<Pixels")
        && !OmeXmlScale.repaired(description).equals(description);
  }

  private static final class Service extends OMEXMLServiceImpl {
    @Override
    public OMEXMLMetadata createOMEXMLMetadata(String xml) throws ServiceException {
      return super.createOMEXMLMetadata(xml == null ? null : OmeXmlScale.repaired(xml));
    }
  }
}
