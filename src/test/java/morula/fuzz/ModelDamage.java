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

package morula.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The ways in which a model package is damaged. */
enum ModelDamage {
  /** Anywhere in the zip. */
  ZIP,
  /** In one of its files, whose checksum in the description is then another. */
  FILE,
  /** In the description. */
  DESCRIPTION,
  /** In Morula's own record. */
  RECORD,
  /** In the weights, with a checksum that fits. */
  WEIGHTS,
  /** In the test input or output, with a checksum that fits. */
  TEST,
  /** A file is missing. */
  MISSING;

  private static final String RDF = "rdf.yaml";

  /** Returns whether a model with this damage must give the labels of the whole one, if any. */
  boolean mustNotDiffer() {
    return this == ZIP || this == FILE || this == WEIGHTS || this == MISSING;
  }

  byte[] of(byte[] whole, SplittableRandom random) throws IOException {
    Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
    Map<String, byte[]> files = unzip(whole);
    List<String> names = List.copyOf(files.keySet());
    String any = names.get(random.nextInt(names.size()));
    switch (this) {
      case ZIP -> {
        return damage.of(whole, random);
      }
      case FILE -> files.computeIfPresent(any, (name, file) -> damage.of(file, random));
      case DESCRIPTION -> files.put(RDF, text(files.get(RDF), random));
      case RECORD -> files.put("morula.json", text(files.get("morula.json"), random));
      case WEIGHTS ->
          replace(files, "weights.pt", weights(files.get("weights.pt"), damage, random));
      case TEST -> {
        String test = random.nextBoolean() ? "test_input.npy" : "test_output.npy";
        replace(files, test, damage.of(files.get(test), random));
      }
      case MISSING -> files.remove(any);
    }
    return zip(files, ZipEntry.DEFLATED);
  }

  private static byte[] text(byte[] text, SplittableRandom random) {
    Damage damage = random.nextInt(3) > 0 ? Damage.NUMBERS : Damage.values()[random.nextInt(6)];
    return damage.of(text, random);
  }

  /** Damages one of the files in the archive; their checksums in the archive fit. */
  private static byte[] weights(byte[] archive, Damage damage, SplittableRandom random)
      throws IOException {
    Map<String, byte[]> files = unzip(archive);
    List<String> names = List.copyOf(files.keySet());
    files.computeIfPresent(
        names.get(random.nextInt(names.size())),
        (name, file) -> file.length == 0 ? file : damage.of(file, random));
    return zip(files, ZipEntry.STORED);
  }

  private static void replace(Map<String, byte[]> files, String name, byte[] content) {
    String description = new String(files.get(RDF), StandardCharsets.UTF_8);
    description = description.replace(sha256(files.get(name)), sha256(content));
    files.put(RDF, description.getBytes(StandardCharsets.UTF_8));
    files.put(name, content);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static byte[] zip(Map<String, byte[]> files, int method) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        CRC32 sum = new CRC32();
        sum.update(file.getValue());
        entry.setMethod(method);
        entry.setSize(file.getValue().length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(file.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
