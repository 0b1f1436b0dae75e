package morula.learning;

import morula.dataset.LabelKind;

/**
 * The settings that determine the data of a training; equal requests give the same planes, labels
 * and split.
 *
 * @param images folder or glob, or a generator of synthetic images
 * @param labels folder or glob; empty where images are generated
 * @param ids file that lists the images; empty for all
 * @param validation fraction of validation images, or a file with their names
 * @param seed of the split, and of generated images
 * @param kind what the values of labels mean
 * @param ignoreLabel label value of pixels that are left out of the loss; −1 for none
 * @param imageSize width and height, in pixels, that images are resized to; 0 to keep their size
 * @param normalization name of the intensity normalisation
 * @param diameter pixels, "auto" or "0", see {@link morula.sizes.ObjectScale}
 */
record DataRequest(
    String images,
    String labels,
    String ids,
    String validation,
    long seed,
    LabelKind kind,
    int ignoreLabel,
    int imageSize,
    String normalization,
    String diameter) {

  /** Returns the data request of a training. */
  static DataRequest of(TrainingSettings settings) {
    return new DataRequest(
        settings.get(TrainingSettings.IMAGES),
        settings.get(TrainingSettings.LABELS),
        settings.get(TrainingSettings.IDS),
        settings.get(TrainingSettings.VALIDATION),
        settings.get(TrainingSettings.SEED),
        settings.heads().labelKind(),
        settings.get(TrainingSettings.IGNORE_LABEL),
        settings.get(TrainingSettings.IMAGE_SIZE),
        settings.get(TrainingSettings.NORMALIZATION),
        settings.get(TrainingSettings.DIAMETER));
  }
}
