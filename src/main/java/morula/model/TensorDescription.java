package morula.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The input or the output of a model.
 *
 * @param id its name
 * @param axes batch, channel, [z,] y, x in this order (slowest in memory first, as in NumPy)
 * @param dataType element type as NumPy names it: "float32", "uint8", …
 * @param processing steps before the network (input) or after it (output), in order
 * @param testTensor .npy file with an example: the input before its processing, the output after
 */
public record TensorDescription(
    String id,
    List<TensorAxis> axes,
    String dataType,
    List<ProcessingStep> processing,
    Optional<FileReference> testTensor) {

  /** Copies the lists. */
  public TensorDescription {
    axes = List.copyOf(axes);
    processing = List.copyOf(processing);
  }

  /** Returns the names of the channels, in order. */
  public List<String> channels() {
    return axes.stream()
        .filter(TensorAxis.Channel.class::isInstance)
        .map(TensorAxis.Channel.class::cast)
        .findFirst()
        .map(TensorAxis.Channel::names)
        .orElseThrow();
  }

  /** Returns the spatial axes in the order of ImgLib2: x, y[, z]. */
  public List<TensorAxis.Space> space() {
    List<TensorAxis.Space> space = new ArrayList<>();
    for (TensorAxis axis : axes) {
      if (axis instanceof TensorAxis.Space s) {
        space.add(0, s);
      }
    }
    return List.copyOf(space);
  }
}
