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

package morula.examples.head;

import morula.instances.Head;
import morula.instances.HeadProvider;
import morula.options.NamedOptions;

/**
 * Makes a {@link SeedsHead} of what the user writes, such as {@code heads=seeds} or {@code
 * heads=seeds(radius=3)}. It must be public and have a public constructor without parameters.
 */
public final class SeedsProvider implements HeadProvider {
  private static final int RADIUS = 2;
  private static final int MOST = 16;

  @Override
  public String name() {
    return SeedsHead.NAME;
  }

  /** {@code morula doctor} shows it. */
  @Override
  public String help() {
    return "single objects by their foreground and their inside; seeds(radius=3) for how far inside";
  }

  /**
   * Reads the options. What is out of range is refused in words that name the key; so is,
   * afterwards and without our doing, every option that was not asked for. The number of classes is
   * of no interest here: labels number objects.
   */
  @Override
  public Head parse(NamedOptions options, int classes) {
    return new SeedsHead(options.number("radius", RADIUS, 1, MOST));
  }
}
