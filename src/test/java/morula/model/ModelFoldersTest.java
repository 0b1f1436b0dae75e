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

package morula.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that come with Morula are in the folder of the ImageJ that Morula is installed in. */
class ModelFoldersTest {

  @ParameterizedTest
  @CsvSource({
    "/home/x/Fiji.app/plugins/Morula_.jar, /home/x/Fiji.app/models",
    "/home/x/Fiji.app/jars/morula.jar, /home/x/Fiji.app/models",
    "/opt/ImageJ/plugins/jars/morula.jar, /opt/ImageJ/models",
    "/opt/ImageJ/plugins/Image Analysis/Morula_.jar, /opt/ImageJ/models",
    "/opt/morula/target/classes, ",
  })
  void besideThePlugins(String jar, String models) {
    assertEquals(Optional.ofNullable(models).map(Path::of), ModelFolders.beside(Path.of(jar)));
  }

  @Test
  void thePropertyGoesFirst() {
    String imagej = System.getProperty("ij.dir");
    String before = System.getProperty(ModelFolders.PROPERTY);
    try {
      System.setProperty("ij.dir", "/opt/ImageJ");
      System.setProperty(ModelFolders.PROPERTY, "/data/models");
      List<Path> folders = ModelFolders.all();
      assertEquals(Path.of("/data/models"), folders.get(0));
      assertTrue(folders.contains(Path.of("/opt/ImageJ/models")), folders + "");
    } finally {
      restore("ij.dir", imagej);
      restore(ModelFolders.PROPERTY, before);
    }
  }

  private static void restore(String key, String value) {
    if (value == null) {
      System.clearProperty(key);
    } else {
      System.setProperty(key, value);
    }
  }
}
