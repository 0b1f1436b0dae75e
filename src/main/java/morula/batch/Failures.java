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

package morula.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import morula.keys.ErrorLine;
import morula.progress.HeldMessages;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/**
 * The failures among several files, or among the series of a file. Each is told as soon as one of
 * them was segmented; if all are refused for the same reason, it is told once.
 */
final class Failures {
  /** Stands for a name; no name contains it. */
  private static final String NAME = "\u0000";

  private final String what;
  private final HeldMessages lines;
  private final List<String> refusals = new ArrayList<>();
  private int count;

  /**
   * @param what plural, such as "files"
   */
  Failures(String what, Progress progress) {
    this.what = what;
    lines = new HeldMessages(progress);
  }

  /** The messages, which are kept back until one was segmented. */
  Progress progress() {
    return lines;
  }

  /**
   * Adds a failure.
   *
   * @param shown the file or series in the message
   * @param names texts by which the reason may call it, the longest first
   */
  void add(Object shown, Throwable failure, List<String> names) {
    count++;
    String reason = ErrorLine.reason(failure);
    lines.message("Could not segment " + shown + ": " + reason);
    if (ErrorLine.unwrap(failure) instanceof InvalidRequestException) {
      String unnamed = reason;
      for (String name : names) {
        unnamed = unnamed.replace(name, NAME);
      }
      refusals.add(unnamed);
    } else {
      lines.release();
    }
  }

  /** Tells what was kept back: one was segmented, or the user stops. */
  void tell() {
    lines.release();
  }

  int count() {
    return count;
  }

  /**
   * Returns the refusal of all; empty if one could be segmented or failed.
   *
   * @param all number of files or series
   */
  Optional<InvalidRequestException> refusalOf(int all) {
    if (refusals.isEmpty() || refusals.size() < all) {
      return Optional.empty();
    }
    if (Set.copyOf(refusals).size() == 1) {
      return Optional.of(
          new InvalidRequestException(
              String.format(
                  Locale.ROOT,
                  "none of %d %s can be segmented: %s",
                  all,
                  what,
                  refusals.get(0).replace(NAME, "each"))));
    }
    lines.release();
    return Optional.of(
        new InvalidRequestException(
            "None of the " + what + " can be segmented; the lines above give the reasons"));
  }
}
