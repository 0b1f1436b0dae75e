package morula.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import morula.network.Shape;
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
      throw new IOException(file + ": cannot be read as a PyTorch archive: " + e.getMessage(), e);
    }
  }

  /** Whether the archive holds TorchScript code, so that it can be run and not only read. */
  public static boolean hasCode(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().anyMatch(e -> e.getName().matches("[^/]+/code/.*\\.py"));
    } catch (IOException e) {
      throw new IOException(file + ": is not a PyTorch zip archive: " + e.getMessage(), e);
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
      Shape shape = new Shape(reference.sizes());
      float[] values = new float[shape.count()];
      List<Integer> index = new ArrayList<>(Collections.nCopies(reference.sizes().size(), 0));
      for (int i = 0; i < values.length; i++) {
        int position = reference.offset();
        for (int d = 0; d < index.size(); d++) {
          position += index.get(d) * reference.strides().get(d);
        }
        values[i] = number(bytes, position, storage.type());
        advance(index, reference.sizes());
      }
      return new StoredTensor(shape, values);
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("a tensor has too few values", e);
    }
  }

  private static void advance(List<Integer> index, List<Integer> sizes) {
    for (int d = index.size() - 1; d >= 0; d--) {
      index.set(d, index.get(d) + 1);
      if (index.get(d) < sizes.get(d)) {
        return;
      }
      index.set(d, 0);
    }
  }

  private static float number(ByteBuffer bytes, int position, DataType type) {
    int at = Math.multiplyExact(position, type.bytes());
    return switch (type) {
      case FLOAT32 -> bytes.getFloat(at);
      case FLOAT64 -> (float) bytes.getDouble(at);
      case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort(at) << 16);
      case FLOAT16 -> half(bytes.getShort(at));
      case INT64 -> bytes.getLong(at);
      case INT32 -> bytes.getInt(at);
      case UINT8, BOOL -> bytes.get(at) & 0xFF;
    };
  }

  /** Converts a 16-bit float (IEEE 754 binary16). */
  private static float half(short bits) {
    int exponent = (bits >> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    float magnitude =
        exponent == 0
            ? fraction * 0x1p-24f
            : exponent == 31
                ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                : (1024 + fraction) * (float) Math.scalb(1.0, exponent - 25);
    return bits < 0 ? -magnitude : magnitude;
  }
}
