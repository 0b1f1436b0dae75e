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
import morula.options.NamedOptions;

/**
 * Creates a head from a value of the key {@code heads=}. {@link Heads} finds providers by {@link
 * java.util.ServiceLoader}: a jar that has one names its class, which needs a public constructor
 * without parameters, in the file {@code META-INF/services/morula.instances.HeadProvider}.
 */
public interface HeadProvider {

  /** The name in the key {@code heads=}: lower-case letters, digits and underscores. */
  String name();

  /** Other names for the same head. */
  default List<String> aliases() {
    return List.of();
  }

  /**
   * A description of what the head learns, and of its options, in one line that is shown to users.
   */
  String help();

  /**
   * Makes a head.
   *
   * @param options of the head; any option that this method does not ask for is refused afterwards
   * @param classes number of classes in the labels, background included; for heads of classes only
   * @throws morula.progress.InvalidRequestException if an option makes no sense, or if the head
   *     does not fit the number of classes
   */
  Head parse(NamedOptions options, int classes);

  /**
   * Creates a head before the number of classes is known: only its number of channels may change
   * later.
   *
   * @param options as in {@link #parse}
   * @throws morula.progress.InvalidRequestException if an option makes no sense
   */
  default Head any(NamedOptions options) {
    return parse(options, 2);
  }
}
