package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import morula.progress.Progress;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.torchscript.Precision;
import org.junit.jupiter.api.Test;

class OpenImageSegmentationTest {
  private static final String MODEL = Path.of("update-site", "models", "nuclei.zip").toString();

  @Test
  void warnsOfTheOpenImageUnderANameForFiles() throws IOException {
    ImagePlus blank = new ImagePlus("plate 1/well: A", new ByteProcessor(96, 96));
    OpenImage open = OpenImage.of(blank, 0);
    try (Segmenter segmenter =
            Segmenter.open(
                SegmentationSettings.defaults()
                    .withModel(MODEL)
                    .withDevice("cpu")
                    .withPrecision(Optional.of(Precision.FP32)),
                Progress.NONE);
        OpenImageSegmentation result = open.segment(segmenter, Progress.NONE)) {
      assertEquals("plate 1_well_ A", open.fileName());
      assertTrue(result.warnings().toString().contains("same value"), result.warnings() + "");
    }
  }
}
