package morula.workflow;

import morula.image.Axis;
import morula.image.Image;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** The channels of an image that a model is to see. */
final class ChannelSelection {
  private static final int CHANNEL = 2;

  private static final int RGB = 3;

  private ChannelSelection() {}

  /**
   * The image with those channels alone.
   *
   * @param channel the first, from 1; 0 for the first of all
   * @param needed how many the model takes
   * @throws InvalidRequestException if the image does not have them
   */
  static Image of(Image image, int channel, int needed, Progress progress) {
    long present = image.size(Axis.CHANNEL);
    if (channel > present) {
      throw new InvalidRequestException(
          "channel=%d: %s has %d channel(s)".formatted(channel, image.name(), present));
    }
    if (needed > present) {
      throw new InvalidRequestException(
          "%s: the model needs %d channels; the image has %d"
              .formatted(image.name(), needed, present));
    }
    if (needed == present) {
      return image;
    }
    int first = Math.max(0, channel - 1);
    if (channel == 0) {
      progress.message(
          "%s has %d channels, the model takes %d: using %s (channel= picks another%s)"
              .formatted(
                  image.name(),
                  present,
                  needed,
                  needed == 1 ? "channel 1" : "channels 1 to " + needed,
                  present == RGB ? "; for stained tissue there is model=nuclei-histology" : ""));
    }
    return new Image(image.name(), interval(image.pixels(), first, needed), image.calibration());
  }

  private static <T extends RealType<T>> RandomAccessibleInterval<T> interval(
      RandomAccessibleInterval<? extends RealType<?>> pixels, int first, int count) {
    @SuppressWarnings("unchecked")
    RandomAccessibleInterval<T> typed = (RandomAccessibleInterval<T>) pixels;
    long[] min = new long[typed.numDimensions()];
    long[] max = typed.maxAsLongArray();
    min[CHANNEL] = first;
    max[CHANNEL] = first + count - 1L;
    return Views.zeroMin(Views.interval(typed, min, max));
  }
}
