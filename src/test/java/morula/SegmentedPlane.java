package morula;

import java.io.IOException;
import java.util.Map;
import morula.image.Image;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;

/** A segmentation from opening the model to closing it. */
public final class SegmentedPlane {
  /** A plane of generated nuclei. */
  static final Image PLANE =
      SyntheticNuclei.draw("nuclei", NucleiParameters.plane(120, 90), 3).image();

  private SegmentedPlane() {}

  /** How many objects a model finds on the plane. */
  public static int objects(String model) throws IOException {
    try (Morula opened =
            Morula.open(Map.of("model", model, "diameter", 28, "device", "cpu"), Progress.NONE);
        Segmentation result = opened.segmentation(PLANE)) {
      return result.scores().orElseThrow().length;
    }
  }
}
