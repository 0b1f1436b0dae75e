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

package morula.io.formats;

import java.io.IOException;
import java.util.Optional;

/** What one format lets a reader know about the wholeness of a file. */
interface FormatCheck {
  /** The reason for files that end before their last pixel. */
  Optional<String> END_MISSING = Optional.of("its end is missing");

  /** The reason for files whose own checksum does not agree with their content. */
  Optional<String> WRONG_CHECKSUM = Optional.of("a checksum in it is wrong");

  /** Returns whether a file is of this format, by its first bytes and never by its name. */
  boolean recognises(FileBytes file);

  /**
   * Compares what the file says of itself with what it holds.
   *
   * @return what is missing or wrong, as the end of a sentence; empty if nothing is, or if the file
   *     does not say enough to know
   * @throws java.io.EOFException if the file ends where the format needs more bytes
   * @throws IOException if the file cannot be read
   */
  Optional<String> fault(FileBytes file) throws IOException;

  /** Returns {@link #END_MISSING} if the file ends before {@code needed} bytes. */
  static Optional<String> needs(FileBytes file, long needed) throws IOException {
    return needed > file.length() ? END_MISSING : Optional.empty();
  }
}
