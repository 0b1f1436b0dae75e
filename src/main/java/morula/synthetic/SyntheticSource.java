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

package morula.synthetic;

import java.io.File;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import morula.options.NamedOptions;
import morula.progress.InvalidRequestException;

/**
 * A source of synthetic images that are generated on demand. Image i depends only on the seed and
 * i.
 *
 * @param kind "nuclei", "membranes", "shapes" or "textures"
 * @param text kind and all parameters, in one spelling; equal for equal images
 * @param generator generator of the images
 * @param count number of images, at least 2
 * @param classes that the labels stand for, background included; 0 if they number objects
 */
public record SyntheticSource(
    String kind, String text, SyntheticGenerator generator, int count, int classes) {
  private static final Set<String> KINDS = Set.of("nuclei", "membranes", "shapes", "textures");

  private static final int OBJECT_IMAGES = 200;

  /** Default width and height of images of nuclei and of membranes, in pixels. */
  public static final int NUCLEI_SIZE = 256;

  /** Smallest width and height of an image, in pixels. */
  public static final int SMALLEST = 16;

  /** Largest overlap of the bounding boxes of touching nuclei; more is hardly possible. */
  public static final double LARGEST_OVERLAP = 0.5;

  private static final int LARGEST = 4096;
  private static final int MOST = 999_999;

  /** Independent sequences of images. */
  public enum Stream {
    TRAINING,
    VALIDATION
  }

  /**
   * Whether a text names a kind of synthetic images, with or without options, so that {@link
   * #parse} accepts it. Without parentheses it may also be the path of an existing folder, which
   * has priority.
   */
  public static boolean isNamed(String text) {
    if (text.indexOf('(') < 0 && new File(text).exists()) {
      return false;
    }
    return KINDS.contains(text.toLowerCase(Locale.ROOT).replaceFirst("\\(.*", "").strip());
  }

  /**
   * Reads {@code textures(size=128,sigma=25.6,sigma1=0.2,sigma2=1.2,smoothing=1,count=8000)},
   * {@code shapes(size=64,count=10000)}, {@code nuclei(size=256,overlap=0,count=200)} or {@code
   * membranes(size=256,count=200)}; these are the defaults, {@code sigma} being a fifth of the
   * size. See {@link TextureParameters} and {@link NucleiParameters#overlap} for the numbers.
   *
   * @param key whose value this is, for messages
   * @throws InvalidRequestException naming the key if the text is invalid
   */
  public static SyntheticSource parse(String key, String text) {
    NamedOptions options = NamedOptions.parse(key, text);
    SyntheticSource source =
        switch (options.name()) {
          case "textures" -> textures(options);
          case "shapes" -> {
            int size = size(options, SyntheticShapes.SIZE);
            yield of(
                "shapes",
                size,
                "",
                SyntheticGenerator.shapes(size),
                count(options, 10_000),
                1 + ShapeClass.values().length);
          }
          case "nuclei" -> {
            int size = size(options, NUCLEI_SIZE);
            double overlap = options.decimal("overlap", 0, 0, LARGEST_OVERLAP);
            yield of(
                "nuclei",
                size,
                overlap == 0 ? "" : ",overlap=" + overlap,
                SyntheticGenerator.nuclei(size, overlap),
                count(options, OBJECT_IMAGES),
                0);
          }
          case "membranes" -> {
            int size = size(options, NUCLEI_SIZE);
            yield of(
                "membranes",
                size,
                "",
                SyntheticGenerator.membranes(size),
                count(options, OBJECT_IMAGES),
                0);
          }
          default -> throw options.refused("use nuclei, membranes, shapes or textures");
        };
    options.checkAllUsed();
    return source;
  }

  private static SyntheticSource textures(NamedOptions options) {
    int size = size(options, TextureParameters.SIZE);
    TextureParameters standard = TextureParameters.published(size);
    TextureParameters p =
        new TextureParameters(
            size,
            width(options, "sigma", standard.sigma()),
            width(options, "sigma1", standard.sigma1()),
            width(options, "sigma2", standard.sigma2()),
            width(options, "smoothing", standard.smoothing()));
    String widths =
        String.format(
            Locale.ROOT,
            ",sigma=%s,sigma1=%s,sigma2=%s,smoothing=%s",
            p.sigma(),
            p.sigma1(),
            p.sigma2(),
            p.smoothing());
    return of("textures", size, widths, SyntheticGenerator.textures(p), count(options, 8_000), 2);
  }

  private static SyntheticSource of(
      String kind, int size, String more, SyntheticGenerator generator, int count, int classes) {
    String text = String.format(Locale.ROOT, "%s(size=%d%s,count=%d)", kind, size, more, count);
    return new SyntheticSource(kind, text, generator, count, classes);
  }

  private static int size(NamedOptions options, int standard) {
    return options.number("size", standard, SMALLEST, LARGEST);
  }

  private static int count(NamedOptions options, int standard) {
    return options.number("count", standard, 2, MOST);
  }

  private static double width(NamedOptions options, String name, double standard) {
    return options.decimal(name, standard, 0.01, LARGEST);
  }

  /**
   * Generates one image and its labels.
   *
   * @param stream images of different streams have nothing in common
   * @param index from 0; may exceed {@link #count}
   * @param seed seed of all images
   */
  public SyntheticSample draw(Stream stream, int index, long seed) {
    String name =
        String.format(
            Locale.ROOT, "%s_%s_%06d", kind, stream.name().toLowerCase(Locale.ROOT), index + 1);
    // a seed's first number is a good mixture of its bits; neighbouring seeds have nothing in
    // common
    long mixed = new SplittableRandom(seed).nextLong();
    mixed = new SplittableRandom(mixed + stream.ordinal()).nextLong();
    mixed = new SplittableRandom(mixed + index).nextLong();
    return generator.draw(name, new SplittableRandom(mixed));
  }
}
