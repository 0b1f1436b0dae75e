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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Little-endian TIFF or BigTIFF files, tag by tag, for tests: each page has the strips (or tiles)
 * that it is given, as they are.
 */
final class TiffBytes {
  private static final int DESCRIPTION = 270;

  private final boolean big;
  private final List<Page> pages = new ArrayList<>();

  private static final class Page {
    final TreeMap<Integer, long[]> tags = new TreeMap<>();
    byte[][] data;
    String description;
  }

  TiffBytes(boolean big) {
    this.big = big;
  }

  /** Adds a grey page of one strip for each array. */
  TiffBytes page(int width, int height, int bits, byte[]... strips) {
    Page page = new Page();
    page.data = strips;
    pages.add(page);
    return tag(256, width)
        .tag(257, height)
        .tag(258, bits)
        .tag(259, 1)
        .tag(262, 1)
        .tag(277, 1)
        .tag(278, (height + strips.length - 1) / strips.length);
  }

  /** Sets a tag of the last page. */
  TiffBytes tag(int tag, long... values) {
    pages.get(pages.size() - 1).tags.put(tag, values);
    return this;
  }

  /** Makes the strips of the last page tiles. */
  TiffBytes tiles(int width, int height) {
    pages.get(pages.size() - 1).tags.remove(278);
    return tag(322, width).tag(323, height);
  }

  TiffBytes description(String text) {
    pages.get(pages.size() - 1).description = text + "\0";
    return this;
  }

  Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'I', 'I', (byte) (big ? 43 : 42), 0});
    out.writeBytes(big ? new byte[] {8, 0, 0, 0} : new byte[0]);
    List<Integer> links = new ArrayList<>(List.of(out.size()));
    out.writeBytes(new byte[offsetBytes()]);
    List<Long> directories = new ArrayList<>();
    for (Page page : pages) {
      put(page, out);
      directories.add((long) directory(page, out));
      links.add(out.size() - offsetBytes());
    }
    ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < pages.size(); i++) {
      putOffset(bytes.position(links.get(i)), directories.get(i));
    }
    return bytes.array();
  }

  private int offsetBytes() {
    return big ? 8 : 4;
  }

  private void putOffset(ByteBuffer bytes, long value) {
    if (big) {
      bytes.putLong(value);
    } else {
      bytes.putInt((int) value);
    }
  }

  private static void put(Page page, ByteArrayOutputStream out) {
    boolean tiled = page.tags.containsKey(322);
    long[] offsets = new long[page.data.length];
    long[] counts = new long[page.data.length];
    for (int i = 0; i < page.data.length; i++) {
      offsets[i] = out.size();
      counts[i] = page.data[i].length;
      out.writeBytes(page.data[i]);
    }
    page.tags.putIfAbsent(tiled ? 324 : 273, offsets);
    page.tags.putIfAbsent(tiled ? 325 : 279, counts);
  }

  /** Writes the directory and returns its position. */
  private int directory(Page page, ByteArrayOutputStream out) {
    TreeMap<Integer, byte[]> values = new TreeMap<>();
    page.tags.forEach((tag, numbers) -> values.put(tag, longs(numbers)));
    if (page.description != null) {
      values.put(DESCRIPTION, page.description.getBytes(StandardCharsets.ISO_8859_1));
    }
    int inline = offsetBytes();
    int entry = big ? 20 : 12;
    int counter = big ? 8 : 2;
    TreeMap<Integer, Integer> positions = new TreeMap<>();
    values.forEach(
        (tag, bytes) -> {
          if (bytes.length > inline) {
            positions.put(tag, out.size());
            out.writeBytes(bytes);
          }
        });
    ByteBuffer directory =
        ByteBuffer.allocate(counter + entry * values.size() + inline)
            .order(ByteOrder.LITTLE_ENDIAN);
    if (big) {
      directory.putLong(values.size());
    } else {
      directory.putShort((short) values.size());
    }
    values.forEach(
        (tag, bytes) -> {
          int start = directory.position();
          boolean text = tag == DESCRIPTION;
          directory.putShort((short) (int) tag).putShort((short) (text ? 2 : 4));
          putOffset(directory, text ? bytes.length : bytes.length / 4);
          if (positions.containsKey(tag)) {
            putOffset(directory, positions.get(tag));
          } else {
            directory.put(bytes);
          }
          directory.position(start + entry);
        });
    int position = out.size();
    out.writeBytes(directory.array());
    return position;
  }

  private static byte[] longs(long[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long number : numbers) {
      bytes.putInt((int) number);
    }
    return bytes.array();
  }
}
