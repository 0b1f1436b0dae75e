package morula.model;

import java.util.List;

/** An axis of a tensor as bioimage.io 0.5 describes it. */
public sealed interface TensorAxis {

  /** Returns the name of the axis, unique in its tensor: "batch", "channel", "z", "y", "x". */
  String id();

  /** The batch axis, of any size. */
  record Batch() implements TensorAxis {
    @Override
    public String id() {
      return "batch";
    }
  }

  /**
   * The channel axis.
   *
   * @param names name of each channel; their number is the size of the axis
   */
  record Channel(List<String> names) implements TensorAxis {
    public Channel {
      names = List.copyOf(names);
    }

    @Override
    public String id() {
      return "channel";
    }
  }

  /**
   * A spatial axis.
   *
   * @param id "z", "y" or "x"
   * @param size the allowed sizes, in pixels
   * @param halo pixels on each side of an output that must be discarded; 0 for an input
   */
  record Space(String id, AxisSize size, int halo) implements TensorAxis {}
}
