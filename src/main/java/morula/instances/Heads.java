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

package morula.instances;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import morula.options.NamedOptions;
import morula.progress.InvalidRequestException;

/**
 * The heads by their names: Morula's own, and those of other jars that its class loader knows, see
 * {@link HeadProvider}.
 */
public final class Heads {
  /** A description of each of Morula's own heads; a constant, because annotations need one. */
  public static final String HELP =
      (DistanceHead.NAME + " (" + DistanceHead.HELP + "), ")
          + (FlowHead.NAME + " (" + FlowHead.HELP + "), ")
          + (StarConvexHead.NAME + " (" + StarConvexHead.HELP + "), ")
          + (SemanticHead.NAME + " (" + SemanticHead.HELP + "), ")
          + (MaskHead.MASKS + " (" + MasksProvider.HELP + "), ")
          + (MaskHead.FOREGROUND + " (" + ForegroundProvider.HELP + ")");

  // not the class loader of the thread, which is another one in Fiji
  private static final HeadRegistry FOUND = HeadRegistry.load(Heads.class.getClassLoader());

  private Heads() {}

  /**
   * Creates the head that a value of the key {@code heads=} names.
   *
   * @param text a name or alias of a head, with options if it has any, such as "flows",
   *     "star_convex(rays=32)" or "masks(levels=50:100)"
   * @param classes number of classes, background included; only heads of classes read it
   * @throws InvalidRequestException if there is no such head, or if it does not fit the number of
   *     classes
   */
  public static Head parse(String text, int classes) {
    NamedOptions options = NamedOptions.parse("heads", text);
    Head head = provider(options).parse(options, classes);
    options.checkAllUsed();
    return head;
  }

  /**
   * Whether the head that a text names is installed; its options are not checked.
   *
   * @param text as in {@link #parse}
   * @throws InvalidRequestException naming the key {@code heads} if the text is not written as a
   *     name with options
   */
  public static boolean isKnown(String text) {
    return FOUND.find(NamedOptions.parse("heads", text).name()).isPresent();
  }

  /**
   * Creates the head that a text names before the number of classes is known: only its number of
   * channels may change later.
   *
   * @throws InvalidRequestException if there is no such head
   */
  public static Head anyOf(String text) {
    NamedOptions options = NamedOptions.parse("heads", text);
    Head head = provider(options).any(options);
    options.checkAllUsed();
    return head;
  }

  /**
   * Replaces an alias by the name of its head in a value of the key {@code heads=}, so that
   * "instances" becomes "distance"; any other text is returned unchanged.
   */
  public static String plain(String text) {
    NamedOptions options = NamedOptions.parse("heads", text);
    return FOUND
        .find(options.name())
        .filter(provider -> !provider.name().equals(options.name()))
        .map(
            provider ->
                text.toLowerCase(Locale.ROOT).strip().replaceFirst(options.name(), provider.name()))
        .orElse(text);
  }

  private static HeadProvider provider(NamedOptions options) {
    return FOUND
        .find(options.name())
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    String.format(
                        Locale.ROOT,
                        "heads=%s is unknown; choose %s",
                        options.name(),
                        choice(FOUND.providers()))));
  }

  /**
   * Returns the names of some heads for a message, such as "semantic, masks or foreground".
   *
   * @param which selects the heads that are named
   */
  public static String choice(Predicate<Head> which) {
    return choice(FOUND.providers().stream().filter(p -> which.test(anyOf(p.name()))).toList());
  }

  private static String choice(List<HeadProvider> providers) {
    List<String> names = providers.stream().map(HeadProvider::name).toList();
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** The heads that can be used; Morula's own first. */
  public static List<HeadProvider> all() {
    return FOUND.providers();
  }

  /** One line for each head of another jar that was left out, because of its name or an error. */
  public static List<String> warnings() {
    return FOUND.warnings();
  }

  /**
   * Checks the number of classes of a head that needs at least one class besides the background,
   * and returns it.
   */
  static int atLeastTwo(String name, int classes) {
    if (classes < 2) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "heads=%s needs at least 2 classes, background included, but the labels have %d",
              name,
              classes));
    }
    return classes;
  }
}
