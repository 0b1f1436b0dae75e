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
package morula.progress;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The reasons that operating systems give for failures of files, in plain words. */
final class SystemReason {
  private static final Map<String, String> WORDS = words();

  private SystemReason() {}

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("no such file or directory", "no such file or folder; check the path");
    words.put("cannot find the", "no such file or folder; check the path");
    words.put("permission denied", "permission denied; check who may read and write it");
    words.put("access is denied", "permission denied; check who may read and write it");
    words.put("operation not permitted", "permission denied; check who may read and write it");
    words.put("no space left on device", "the disk is full; make room on it");
    words.put("not enough space", "the disk is full; make room on it");
    words.put("disk quota exceeded", "your share of the disk is used up; make room on it");
    words.put("file too large", "the disk does not take files of this size; use another one");
    words.put("read-only file system", "the disk is read-only; write to another one");
    words.put("too many open files", "too many files are open; close other programs");
    words.put("file name too long", "the name is too long; use a shorter one");
    words.put("not a directory", "a part of the path is a file and not a folder; check the path");
    words.put("is a directory", "it is a folder and not a file; check the path");
    words.put("directory not empty", "the folder is not empty; use another one");
    words.put("file exists", "it exists already; use another name");
    words.put("too many levels of symbolic links", "its links lead in a circle; check the path");
    words.put("input/output error", "the disk reports an error; check the disk");
    words.put("no such device", "the disk is not connected; connect it again");
    words.put("stale file handle", "the disk of the network is not connected; connect it again");
    words.put("transport endpoint", "the disk of the network is not connected; connect it again");
    words.put("being used by another process", "another program uses it; close that program");
    words.put("resource temporarily unavailable", "the system is busy; try again later");
    words.put("cannot allocate memory", "the system has no memory left; close other programs");
    words.put("invalid argument", "the disk refuses it; use another disk or name");
    words.put("stream closed", "it was closed before it was read");
    words.put("stream is closed", "it was closed before it was read");
    return words;
  }

  /** Translates a reason; empty if it is none that is known. */
  static Optional<String> of(String reason) {
    if (reason == null) {
      return Optional.empty();
    }
    String lower = reason.toLowerCase(Locale.ROOT);
    return WORDS.entrySet().stream()
        .filter(entry -> lower.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
