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

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import morula.network.Shape;
import morula.progress.Reason;
import net.razorvine.pickle.PickleException;

/**
 * Reads the tensors of a PyTorch archive: a TorchScript program or a {@code state_dict} file. No
 * pickled code is run: of the pickle only tensors and containers are understood.
 */
public final class ArchiveReader {
  private ArchiveReader() {}

  /**
   * Reads all tensors by their names, in no particular order; names in nested modules are joined by
   * dots, as in a {@code state_dict}.
   *
   * @throws IOException if the file is not such an archive, is damaged or cannot be read
   */
  public static Map<String, StoredTensor> read(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry pickle =
          Collections.list(zip.entries()).stream()
              .filter(e -> e.getName().matches("[^/]+/data\\.pkl"))
              .map(ZipEntry.class::cast)
              .findFirst()
              .orElseThrow(() -> new IOException("it has no data.pkl"));
      String root = pickle.getName().replaceFirst("data\\.pkl$", "");
      try (InputStream in = zip.getInputStream(pickle)) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        collect("", new ModuleUnpickler().load(in), zip, root, tensors);
        return tensors;
      }
    } catch (IOException | PickleException | ClassCastException | IllegalArgumentException e) {
      throw new IOException(
          file + ": cannot be read as a PyTorch archive: " + Reason.ofContent(e), e);
    }
  }

  /** Whether the archive holds TorchScript code, so that it can be run and not only read. */
  public static boolean hasCode(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().anyMatch(e -> e.getName().matches("[^/]+/code/.*\\.py"));
    } catch (IOException e) {
      throw new IOException(file + ": is not a PyTorch zip archive: " + Reason.ofContent(e), e);
    }
  }

  private static void collect(
      String prefix, Object object, ZipFile zip, String root, Map<String, StoredTensor> tensors)
      throws IOException {
    if (object instanceof ModuleUnpickler.TensorReference reference) {
      tensors.put(prefix, tensor(reference, zip, root));
    } else if (object instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = String.valueOf(entry.getKey());
        collect(prefix.isEmpty() ? key : prefix + "." + key, entry.getValue(), zip, root, tensors);
      }
    }
  }

  private static StoredTensor tensor(
      ModuleUnpickler.TensorReference reference, ZipFile zip, String root) throws IOException {
    ModuleUnpickler.Storage storage = reference.storage();
    ZipEntry entry = zip.getEntry(root + "data/" + storage.key());
    if (entry == null) {
      throw new IOException("the values of a tensor are missing");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      return new StoredTensor(new Shape(reference.sizes()), StridedValues.of(reference, bytes));
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("a tensor has too few values", e);
    }
  }
}
