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

package morula.torchscript;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.zip.ZipException;
import morula.io.CheckedZip;
import morula.network.Shape;
import morula.progress.Reason;

/**
 * Reads the tensors of a PyTorch archive: a TorchScript program or a {@code state_dict} file. No
 * pickled code is run: of the pickle only tensors and containers are understood. Memory is bounded
 * by the size of the archive, whatever its pickle declares.
 */
public final class ArchiveReader {
  private static final String PICKLE = "data.pkl";

  /** Bytes; the pickle holds names and sizes, no values. */
  private static final long LARGEST_PICKLE = 64L << 20;

  private static final long LARGEST_TENSOR = Integer.MAX_VALUE - 8;

  /** Modules within modules. */
  private static final int DEEPEST = 200;

  private final CheckedZip zip;
  private final String root;
  private final BiPredicate<String, Shape> wanted;
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

  /** The values that may still be read: twice as many as the archive has bytes. */
  private long room;

  private String lastEntry = "";
  private ByteBuffer last = ByteBuffer.allocate(0);

  private ArchiveReader(CheckedZip zip, String root, BiPredicate<String, Shape> wanted) {
    this.zip = zip;
    this.root = root;
    this.wanted = wanted;
    room = 2 * zip.names().stream().mapToLong(zip::size).sum();
  }

  /**
   * Reads all tensors by their names, in no particular order; names in nested modules are joined by
   * dots, as in a {@code state_dict}.
   *
   * @throws IOException if the file is not such an archive, is damaged or cannot be read
   */
  public static Map<String, StoredTensor> read(Path file) throws IOException {
    return read(file, file.toString(), (name, shape) -> true);
  }

  /**
   * Reads some of the tensors.
   *
   * @param shown the archive as messages name it
   * @param wanted whether a tensor of this name and shape is to be read
   * @throws IOException in one line that begins with {@code shown}, as for {@link #read(Path)}
   */
  public static Map<String, StoredTensor> read(
      Path file, String shown, BiPredicate<String, Shape> wanted) throws IOException {
    try (CheckedZip zip = CheckedZip.open(file)) {
      String pickle =
          zip.names().stream()
              .filter(name -> name.matches("[^/]+/data\\.pkl"))
              .findFirst()
              .orElseThrow(() -> new IOException("it has no " + PICKLE));
      String root = pickle.substring(0, pickle.length() - PICKLE.length());
      ArchiveReader reader = new ArchiveReader(zip, root, wanted);
      reader.collect("", reader.unpickled(pickle), DEEPEST);
      return reader.tensors;
    } catch (FileSystemException e) {
      throw e;
    } catch (ZipException e) { // a part of a sentence, see CheckedZip
      throw new IOException(shown + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(shown + ": cannot be read as a PyTorch archive: " + e.getMessage(), e);
    }
  }

  /** Whether the archive holds TorchScript code, so that it can be run and not only read. */
  public static boolean hasCode(Path file) throws IOException {
    try (CheckedZip zip = CheckedZip.open(file)) {
      return zip.names().stream().anyMatch(name -> name.matches("[^/]+/code/.*\\.py"));
    } catch (IOException e) {
      throw new IOException(file + ": is not a PyTorch zip archive: " + Reason.ofContent(e), e);
    }
  }

  private Object unpickled(String pickle) throws IOException {
    if (zip.size(pickle) > LARGEST_PICKLE) {
      throw new IOException("its list of tensors is larger than that of any network");
    }
    byte[] bytes;
    try (InputStream in = zip.open(pickle)) {
      bytes = in.readAllBytes();
    }
    try {
      return new ModuleUnpickler().load(new ByteArrayInputStream(bytes));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // the library throws whatever comes
      throw new IOException("its list of tensors is damaged", e);
    }
  }

  private void collect(String prefix, Object object, int depth) throws IOException {
    if (depth == 0) {
      throw new IOException("its modules contain each other");
    }
    if (object instanceof ModuleUnpickler.TensorReference reference) {
      Shape shape = new Shape(reference.sizes());
      if (wanted.test(prefix, shape)) {
        tensors.put(prefix, tensor(prefix, shape, reference));
      }
    } else if (object instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (--room < 0) { // a module that is part of many others is visited many times
          throw new IOException("its modules contain each other");
        }
        String key = String.valueOf(entry.getKey());
        collect(prefix.isEmpty() ? key : prefix + "." + key, entry.getValue(), depth - 1);
      }
    }
  }

  private StoredTensor tensor(String name, Shape shape, ModuleUnpickler.TensorReference reference)
      throws IOException {
    ModuleUnpickler.Storage storage = reference.storage();
    String entry = root + "data/" + storage.key();
    if (!zip.has(entry)) {
      throw new IOException("the values of its tensor " + name + " are missing");
    }
    if (zip.size(entry) > LARGEST_TENSOR) {
      throw new IOException("its tensor " + name + " is larger than 2 GB");
    }
    long stored = zip.size(entry) / storage.type().bytes();
    long count = StridedValues.checkedCount(reference, stored);
    if (count < 0) {
      throw new IOException(
          "its tensor "
              + name
              + " of the size "
              + shape.sizes()
              + " needs more values than are stored");
    }
    spend(count);
    return new StoredTensor(shape, StridedValues.of(reference, values(entry)));
  }

  private void spend(long values) throws IOException {
    room -= values;
    if (room < 0) {
      throw new IOException("its tensors share their values more often than those of any network");
    }
  }

  /** Reads a storage; tensors that share one follow each other. */
  private ByteBuffer values(String entry) throws IOException {
    if (!entry.equals(lastEntry)) {
      spend(zip.size(entry) / DataType.FLOAT64.bytes());
      try (InputStream in = zip.open(entry)) {
        last = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      }
      lastEntry = entry;
    }
    return last;
  }
}
