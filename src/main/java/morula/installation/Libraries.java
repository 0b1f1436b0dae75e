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

package morula.installation;

import java.util.regex.Pattern;

/** The files of an archive of libtorch that are needed to compute. */
final class Libraries {
  /** A shared library of Linux, Windows or macOS, directly in the folder of libraries. */
  private static final Pattern LIBRARY =
      Pattern.compile("libtorch/lib/([^/\\\\:]+\\.(?:so(?:\\.[0-9]+)*|dll|dylib))");

  /** Who made it, which version, and what one may do with it. */
  private static final Pattern PAPER =
      Pattern.compile("libtorch/(build-version|build-hash|(?i:licen[cs]e|notice)[^/\\\\:]*)");

  private Libraries() {}

  /**
   * Returns the name, in the folder that is made, of an entry of the archive; null if the entry is
   * not needed. Headers and libraries to link with are for programmers, and DJL would try to load
   * them.
   */
  static String name(String entry) {
    var library = LIBRARY.matcher(entry);
    if (library.matches()) {
      return library.group(1).startsWith(".") ? null : library.group(1);
    }
    var paper = PAPER.matcher(entry);
    return paper.matches() ? paper.group(1) : null;
  }
}
