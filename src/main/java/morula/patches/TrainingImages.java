package morula.patches;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import morula.progress.InvalidRequestException;

/**
 * The images that patches are drawn from: all in memory, or made when they are needed. They are
 * alike in dimensions and channels. Safe to use from several threads.
 */
public final class TrainingImages {
  /** Share of Java's memory for images that can be made again. */
  private static final double SHARE = 0.25;

  /** Images that are measured where making all of them would take too long. */
  public static final int MEASURED = 200;

  /** An image and where its labels are. */
  record Annotated(TrainingImage image, LabelPositions positions) {
    Annotated(TrainingImage image) {
      this(image, new LabelPositions(image));
    }
  }

  private final int size;
  private final int measured;
  private final IntFunction<TrainingImage> source;

  /** The first images, as many as are kept. */
  private final AtomicReferenceArray<Annotated> kept;

  private TrainingImages(
      int size, int measured, IntFunction<TrainingImage> source, Annotated[] kept) {
    this.size = size;
    this.measured = measured;
    this.source = source;
    this.kept = new AtomicReferenceArray<>(kept);
  }

  /**
   * Images in memory.
   *
   * @param images at least one; those without any annotated pixel are left out
   * @throws InvalidRequestException if there is none with an annotated pixel, or they differ in
   *     dimensions or channels
   */
  public static TrainingImages of(List<TrainingImage> images) {
    List<Annotated> annotated = new ArrayList<>();
    for (TrainingImage image : images) {
      requireLike(images.get(0), image);
      Annotated found = new Annotated(image);
      if (!found.positions().isUnannotated()) {
        annotated.add(found);
      }
    }
    if (annotated.isEmpty()) {
      throw new InvalidRequestException(
          "labels: none of the training images has an annotated pixel; annotate at least one");
    }
    return new TrainingImages(
        annotated.size(),
        annotated.size(),
        i -> {
          throw new IndexOutOfBoundsException("There is no image " + i);
        },
        annotated.toArray(Annotated[]::new));
  }

  /**
   * Images made when they are needed, again each time but for as many as memory has room for.
   *
   * @param count number of images, at least 1
   * @param source makes image 0 to {@code count} − 1, always the same one for an index, from any
   *     thread; all of one size, annotated everywhere
   */
  public static TrainingImages made(int count, IntFunction<TrainingImage> source) {
    TrainingImage first = source.apply(0);
    long bytes = (first.labels().size() + first.pixels().size()) * Float.BYTES;
    long room = (long) (SHARE * Runtime.getRuntime().maxMemory()) / bytes;
    Annotated[] kept = new Annotated[(int) Math.max(1, Math.min(count, room))];
    kept[0] = new Annotated(first);
    return new TrainingImages(count, Math.min(count, MEASURED), source, kept);
  }

  /** Number of images. */
  public int size() {
    return size;
  }

  /**
   * Images from all over the set.
   *
   * @param count how many; fewer where there are not as many, and of those that are made no more
   *     than {@value #MEASURED}
   */
  public List<TrainingImage> some(int count) {
    int images = Math.min(count, measured);
    return IntStream.range(0, images).mapToObj(i -> get((int) ((long) i * size / images))).toList();
  }

  /**
   * One image.
   *
   * @param index 0 to {@link #size} − 1
   */
  public TrainingImage get(int index) {
    return annotated(index).image();
  }

  /** Those to measure by: all that are in memory, or the first {@value #MEASURED} that are made. */
  public List<TrainingImage> measured() {
    return IntStream.range(0, measured).mapToObj(this::get).toList();
  }

  Annotated annotated(int index) {
    if (index >= kept.length()) {
      return new Annotated(source.apply(index));
    }
    Annotated found = kept.get(index);
    if (found == null) {
      found = new Annotated(source.apply(index));
      kept.set(index, found);
    }
    return found;
  }

  /** Pixels of one channel of an image; does not make the image. */
  long pixels(int index) {
    Annotated found = index < kept.length() ? kept.get(index) : null;
    return (found == null ? get(0) : found.image()).labels().size();
  }

  /** Channels of every image. */
  int channels() {
    return get(0).channels();
  }

  /** Dimensions in space of every image: 2 or 3. */
  int spatialDimensions() {
    return get(0).spatialDimensions();
  }

  private static void requireLike(TrainingImage first, TrainingImage image) {
    if (image.channels() != first.channels()
        || image.spatialDimensions() != first.spatialDimensions()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: has %d channels in %dD, but %s has %d in %dD; train on like images",
              image.name(),
              image.channels(),
              image.spatialDimensions(),
              first.name(),
              first.channels(),
              first.spatialDimensions()));
    }
  }
}
