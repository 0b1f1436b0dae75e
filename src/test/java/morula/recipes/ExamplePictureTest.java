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

package morula.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import morula.pictures.PanelPicture;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;

class ExamplePictureTest {
  private static final int PITCH = PanelPicture.CELL + PanelPicture.GAP;

  @Test
  void imagesStandInRowsUnderTheirCaptions() {
    Map<String, String> images = new LinkedHashMap<>();
    images.put("first", "textures(size=32)");
    images.put("the same", "textures(size=32)");
    images.put("another", "textures(size=32,sigma1=4)");
    BufferedImage picture = ExamplePicture.draw(new ExamplePlan("t", 2, images));
    assertEquals(PanelPicture.GAP + 2 * PITCH, picture.getWidth());
    BufferedImage first = cell(picture, 0, 0);
    assertEquals(0, differences(first, cell(picture, 1, 0)));
    assertTrue(differences(first, cell(picture, 0, 1)) > 1000);
    assertTrue(differences(first, cell(picture, 1, 1)) > 1000, "the last place is empty");
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    String json = "{\"title\": \"t\", \"images\": {\"a\": \"textures(siz=32)\"}}";
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> JsonFields.parse(json, "a.json").read(ExamplePlan::read));
    assertTrue(e.getMessage().startsWith("a.json: "), e.getMessage());
    assertTrue(e.getMessage().contains("siz"), e.getMessage());
  }

  private static BufferedImage cell(BufferedImage picture, int column, int row) {
    int height = (picture.getHeight() - PanelPicture.GAP) / 2;
    return picture.getSubimage(
        PanelPicture.GAP + column * PITCH,
        (row + 1) * height - PanelPicture.CELL,
        PanelPicture.CELL,
        PanelPicture.CELL);
  }

  private static int differences(BufferedImage a, BufferedImage b) {
    int count = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        count += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
      }
    }
    return count;
  }
}
