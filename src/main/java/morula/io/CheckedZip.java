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

package morula.io;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip that may be damaged or hostile. Its directory is checked before anything is unpacked, and
 * what is read of an entry is exactly what the directory says: as many bytes, with that checksum.
 * The messages of all exceptions are parts of sentences that do not name the file.
 */
public final class CheckedZip implements AutoCloseable {
  /** Number of entries; the largest networks have some thousand tensors. */
  private static final int MOST_ENTRIES = 65_535;

  /** Bytes that may be unpacked whatever their ratio: test arrays are often nearly constant. */
  private static final long HARMLESS = 256L << 20;

  /** The largest ratio of unpacked to packed bytes beyond {@link #HARMLESS}. */
  private static final long RATIO = 100;

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;

  private CheckedZip(ZipFile zip, Map<String, ZipEntry> entries) {
    this.zip = zip;
    this.entries = entries;
  }

  /**
   * Opens a zip.
   *
   * @throws ZipException if it is no whole zip, or its directory is one that no honest zip has
   * @throws IOException if it cannot be read
   */
  public static CheckedZip open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      // Java says so of some zips when it opens them, and of others when it reads them
      String reason = String.valueOf(e.getMessage());
      String problem =
          reason.contains("method") || reason.contains("encrypted")
              ? "is packed in an unusual way or encrypted; pack it again with the method deflate"
              : "is not a complete zip file";
      throw (ZipException) new ZipException(problem).initCause(e);
    }
    try {
      return new CheckedZip(zip, entries(zip, Files.size(file)));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static Map<String, ZipEntry> entries(ZipFile zip, long length) throws ZipException {
    if (zip.size() > MOST_ENTRIES) {
      throw problem("has %d entries, more than any model", zip.size());
    }
    Map<String, ZipEntry> entries = new HashMap<>();
    long total = 0;
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = shown(entry.getName());
      if (entries.put(entry.getName(), entry) != null) {
        throw problem("has two entries of the name %s, so one of them is not what it seems", name);
      }
      if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
        throw problem(
            "is packed in an unusual way (%s); pack it again with the method deflate", name);
      }
      checkRatio(entry.getSize(), entry.getCompressedSize(), "its entry " + name);
      total += entry.getSize();
      checkRatio(total, length, "all its entries together");
    }
    return entries;
  }

  private static void checkRatio(long unpacked, long packed, String what) throws ZipException {
    if (unpacked < 0 || unpacked > HARMLESS && unpacked / RATIO >= Math.max(1, packed)) {
      throw problem(
          "is refused: unpacking %s would make %d MB out of %d MB, and no model shrinks so much",
          what, unpacked >>> 20, (packed + (1 << 20) - 1) >>> 20);
    }
  }

  private static ZipException problem(String text, Object... values) {
    return new ZipException(String.format(Locale.ROOT, text, values));
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }

  /** Returns the names of all entries, sorted. */
  public List<String> names() {
    List<String> names = new ArrayList<>(entries.keySet());
    Collections.sort(names);
    return names;
  }

  /** Whether there is an entry of this name. */
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /** Returns the number of bytes of an entry, which must exist, when unpacked. */
  public long size(String name) {
    return entries.get(name).getSize();
  }

  /**
   * Opens an entry, which must exist. Reading it throws a {@link ZipException} if it is damaged.
   *
   * @throws IOException if it cannot be read
   */
  public InputStream open(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    try {
      return new Entry(zip.getInputStream(entry), entry);
    } catch (ZipException | EOFException e) {
      throw damaged(name, e);
    }
  }

  private static ZipException damaged(String name, Exception cause) {
    ZipException damaged = problem("is damaged: its entry %s cannot be unpacked", shown(name));
    damaged.initCause(cause);
    return damaged;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** The bytes of an entry, compared with the directory. */
  private static final class Entry extends FilterInputStream {
    private final ZipEntry entry;
    private final CRC32 sum = new CRC32();
    private long count;

    Entry(InputStream in, ZipEntry entry) {
      super(in);
      this.entry = entry;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n;
      try {
        n = in.read(bytes, offset, length);
      } catch (ZipException | EOFException e) {
        throw damaged(entry.getName(), e);
      }
      if (n > 0) {
        count += n;
        sum.update(bytes, offset, n);
      }
      if (count > entry.getSize() || n < 0 && !isWhole()) {
        throw damaged(entry.getName(), null);
      }
      return n;
    }

    private boolean isWhole() {
      return count == entry.getSize() && (entry.getCrc() < 0 || entry.getCrc() == sum.getValue());
    }

    @Override
    public long skip(long n) throws IOException {
      return readNBytes((int) Math.min(n, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
