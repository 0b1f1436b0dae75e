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

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loci.formats.MissingLibraryException;
import loci.formats.UnsupportedCompressionException;

/**
 * Tells a compression that Bio-Formats cannot undo from damage and from missing files, although
 * Bio-Formats 7.3.1 reports it by exceptions of several kinds (ome/bioformats#4022).
 */
public final class TiffCompressions {
  /** What Bio-Formats says of a code of the TIFF tag Compression that it does not know. */
  private static final Pattern UNKNOWN =
      Pattern.compile("Unable to find TiffCompress?sion with code: (\\d+)");

  /** What it says of a code that it knows, but cannot read. */
  private static final Pattern KNOWN =
      Pattern.compile("^Sorry, (.+) compression mode is not supported");

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(9, "JBIG"),
          Map.entry(10, "JBIG"),
          Map.entry(34661, "JBIG"),
          Map.entry(34676, "LogLuv"),
          Map.entry(34677, "LogLuv"),
          Map.entry(34887, "LERC"),
          Map.entry(34925, "LZMA"),
          Map.entry(34926, "Zstandard"),
          Map.entry(34927, "WebP"),
          Map.entry(34933, "PNG"),
          Map.entry(34934, "JPEG XR"),
          Map.entry(50001, "WebP"),
          Map.entry(50002, "JPEG XL"),
          Map.entry(52546, "JPEG XL"));

  private TiffCompressions() {}

  /**
   * Returns the compression that made reading fail.
   *
   * @return its name or number, or what Bio-Formats says; empty if something else failed
   */
  public static Optional<String> unsupported(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String reason = String.valueOf(cause.getMessage());
      Matcher code = UNKNOWN.matcher(reason);
      if (code.find()) {
        return Optional.of(name(code.group(1)));
      }
      if (cause instanceof UnsupportedCompressionException
          || cause instanceof MissingLibraryException) {
        Matcher name = KNOWN.matcher(reason);
        return Optional.of(
            name.find() ? name.group(1) : reason.lines().findFirst().orElse("it is not known"));
      }
    }
    return Optional.empty();
  }

  private static String name(String code) {
    String number = String.format(Locale.ROOT, "number %s of TIFF", code);
    return code.length() > 6 ? number : NAMES.getOrDefault(Integer.valueOf(code), number);
  }
}
