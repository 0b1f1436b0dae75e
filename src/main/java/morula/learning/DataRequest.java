package morula.learning;

import morula.dataset.LabelKind;

/**
 * Which data a training asks for: two that are equal ask for the same planes, labels and split.
 *
 * @param images folder or glob, or a generator
 * @param labels folder or glob; empty where images are generated
 * @param ids file that lists the images; empty for all
 * @param validation fraction, or file of names
 * @param seed of the split, and of generated images
 * @param kind what the values of labels mean
 * @param ignoreLabel label value that costs nothing; −1 for none
 * @param imageSize width and height that images are resized to; 0 for as they are
 * @param normalization word for how intensities are scaled
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

  /** The request of a training. */
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
