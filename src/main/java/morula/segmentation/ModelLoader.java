package morula.segmentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import morula.engine.Device;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.model.ModelFolders;
import morula.model.ModelPackage;
import morula.model.Models;
import morula.model.TrainingRecord;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/** Loads the model that the settings name, and refuses settings that do not suit it. */
final class ModelLoader {
  private ModelLoader() {}

  /**
   * Loads a model; to be closed by the caller.
   *
   * @throws InvalidRequestException if there is no such model, it was not made by Morula, its
   *     network or head is not installed, or it cannot be applied with these settings
   * @throws IOException if it cannot be read
   */
  static AppliedModel load(SegmentationSettings settings, Progress progress) throws IOException {
    SizeLimits.check(settings);
    Path path = Models.find("model", settings.model(), ModelFolders.all());
    try (ModelPackage model = ModelPackage.open(path)) {
      TrainingRecord record =
          model
              .record()
              .orElseThrow(
                  () ->
                      new InvalidRequestException(
                          "model="
                              + settings.model()
                              + ": this model was not made by Morula, and models of other programs cannot be used yet"));
      if (settings.channel() > 0 && record.inputChannels() > 1) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "channel=%d: this model uses %d channels at once; leave the key out",
                settings.channel(),
                record.inputChannels()));
      }
      ModelParts parts = ModelParts.of(settings.model(), record);
      SizeLimits.check(settings, parts.head());
      tellOfSmallTiles(settings.tileSize(), record, progress);
      Device device = Device.parse(settings.device(), progress);
      List<Normalization> normalization =
          settings.invert()
              ? Normalizations.inverted(model.preprocessing())
              : model.preprocessing();
      return MorulaModel.load(model, record, parts, normalization, settings, device);
    }
  }

  private static void tellOfSmallTiles(int tileSize, TrainingRecord record, Progress progress) {
    int context = Collections.max(record.halo());
    int much = 4 * context; // then half of a side is context
    if (tileSize > 0 && tileSize < much) {
      progress.message(
          String.format(
              Locale.ROOT,
              "tile_size=%d is slow: %d pixels on each side of a tile are context, which is computed again for the next tile; %d or more is faster",
              tileSize,
              context,
              much));
    }
  }
}
