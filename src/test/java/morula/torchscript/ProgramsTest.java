package morula.torchscript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest {

  /** Of a network of 16 bit, whatever belongs to a normalisation that is not folded. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "unet(width=2)",
        "resnet_unet(width=4)",
        "fpn(width=2,pyramid=2,segmentation=2)",
        "segnet(width=2)",
        "munet(width=2)",
        "texture_cnn"
      })
  void normalizationsStayIn32Bit(String text) {
    Network network = Architectures.parse(text).build(2, 2, 3);
    Weights weights = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    ScriptModule program =
        Programs.inference(network, weights, OutputActivation.IDENTITY, Precision.BF16);
    for (Attribute attribute : program.attributes()) {
      boolean norm = attribute.name().contains("_norm_");
      assertEquals(norm ? DataType.FLOAT32 : DataType.BFLOAT16, attribute.type(), attribute.name());
    }
  }
}
