package morula.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitecturesTest {

  @Test
  void theTextOfAnArchitectureIsReadBack() {
    UNet unet = new UNet(3, 8, UNet.Normalization.NONE, UNet.Upsampling.LINEAR);
    assertEquals(unet, Architectures.parse(unet.text()));
    assertEquals(UNet.DEFAULT, Architectures.parse(" UNet "));
    assertEquals(3, ((UNet) Architectures.parse("unet( depth = 3 )")).depth());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet",
        "unet(depth=0)",
        "unet(depth=x)",
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
