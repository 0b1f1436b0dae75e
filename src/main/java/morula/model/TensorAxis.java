package morula.model;

import java.util.List;

/** An axis of a tensor as bioimage.io 0.5 describes it. */
public sealed interface TensorAxis {

  /** Name of the axis, unique in its tensor: "batch", "channel", "z", "y", "x". */
  String id();

  /** Samples side by side; any number. */
  record Batch() implements TensorAxis {
    @Override
    public String id() {
      return "batch";
    }
  }

  /**
   * Channels.
   *
   * @param names what each means; their number is the size of the axis
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
   * An axis in space.
   *
   * @param id "z", "y" or "x"
   * @param size its possible sizes, in pixels
   * @param halo pixels on each side of an output that are to be thrown away; 0 for an input
   */
  record Space(String id, AxisSize size, int halo) implements TensorAxis {}
}
