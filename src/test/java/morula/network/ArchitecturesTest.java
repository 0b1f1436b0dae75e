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

package morula.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import morula.network.architectures.UNet;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitecturesTest {

  @Test
  void theTextOfAnArchitectureIsReadBack() {
    UNet unet = new UNet(3, 8, UNet.Normalization.NONE, UNet.Upsampling.LINEAR);
    assertEquals(unet, Architectures.parse(unet.text()));
    assertEquals(UNet.DEFAULT, Architectures.parse(" UNet "));
    String stem = "unet(depth=3,width=32,normalization=batch,upsampling=nearest,stem=2)";
    assertEquals(stem, Architectures.parse(stem).text());
    assertEquals(1, ((UNet) Architectures.parse("unet(depth=3)")).stem());
    assertEquals(3, ((UNet) Architectures.parse("unet( depth = 3 )")).depth());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "unet;unet(depth=4,width=16,normalization=batch,upsampling=nearest)",
        "resnet_unet;resnet_unet(encoder=18,width=64)",
        "fpn;fpn(encoder=18,width=64,pyramid=256,segmentation=128,merge=sum)",
        "segnet;segnet(stages=3,width=64)",
        "munet;munet(depth=16,width=64,output=dense)",
        "texture_cnn;texture_cnn(width=16,kernel=5)"
      })
  void defaultsAreWrittenOutAndReadBack(String name, String text) {
    assertEquals(text, Architectures.parse(name).text());
    assertEquals(Architectures.parse(name), Architectures.parse(text));
  }

  /** Counted by hand from the publications; 14,328,209 and 13,047,233 also by their library. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "resnet_unet;3;1;14328209",
        "resnet_unet(encoder=34);3;1;24436369",
        "fpn;3;1;13047233",
        "fpn(merge=concatenation);3;1;13047617",
        "segnet;3;3;1738755",
        "munet;3;5;5071429",
        "unet(stem=2,depth=1,width=4);1;3;1791",
        "munet(output=sparse);3;5;5071429",
        "texture_cnn;1;1;13681"
      })
  void parameters(String text, int inputs, int outputs, long count) {
    assertEquals(count, Architectures.parse(text).build(2, inputs, outputs).trainableCount());
  }

  @Test
  void onlySomeHaveAnEncoder() {
    assertEquals(List.of("fpn", "resnet_unet", "segnet", "unet"), Architectures.having("encoder"));
    assertEquals(List.of("fpn", "resnet_unet"), Architectures.having("encoder_"));
  }

  @Test
  void theHelpNamesEachWithItsDescription() {
    String help = Architectures.help();
    assertTrue(help.contains("segnet (SegNet; stages=3,width=64), "), help);
    assertTrue(help.contains("unet (U-Net, also with stem=2 or 4; depth=4,width=16,"), help);
  }

  @Test
  void thePageOfTrainingHasTheDefaultsOfAll() throws IOException {
    String page = Files.readString(Path.of("src", "site", "markdown", "training.md"));
    List<Architecture> own =
        Architectures.having("").stream()
            .map(Architectures::parse)
            .filter(it -> it.getClass().getPackage() == UNet.class.getPackage())
            .toList();
    assertEquals(6, own.size(), own.toString());
    for (Architecture each : own) {
      assertTrue(page.contains("| `" + each.text() + "` |"), each.text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet",
        "resnet_unet(encoder=50)",
        "resnet_unet(width=6)",
        "munet(width=5)",
        "segnet(stages=3,stages=4)",
        "texture_cnn(kernel=4)",
        "fpn(merge=product)",
        "unet(depth=0)",
        "unet(depth=x)",
        "unet(stem=3)",
        "unet(depth)",
        "unet(deep=3)",
        "unet(",
        "",
        "unet(upsampling=cubic)"
      })
  void whatIsNotUnderstoodIsNamed(String text) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> Architectures.parse(text));
    assertTrue(e.getMessage().startsWith("network=" + text), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void parametersOfTheDefault() {
    Network network = UNet.DEFAULT.build(2, 1, 3);
    assertEquals(1_812_003, network.trainableCount());
    assertEquals(3, network.outputChannels());
    Network volume = UNet.DEFAULT.build(3, 1, 3);
    assertEquals(3, volume.parameters().get(0).shape().sizes().get(4));
  }
}
