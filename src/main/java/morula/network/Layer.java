package morula.network;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One operation of a network. Lists of numbers have one entry a spatial axis in PyTorch's order:
 * [Z,] Y, X.
 */
public sealed interface Layer {

  /** How values are found between pixels. */
  enum UpsamplingMode {
    NEAREST,
    /** Bilinear or trilinear, corners not aligned (PyTorch's {@code align_corners=False}). */
    LINEAR
  }

  /** Where the data come in. */
  record Input(int channels) implements Layer {}

  /**
   * Convolution with zero padding, so that with stride 1 the size stays.
   *
   * @param channels output channels
   * @param kernel odd sizes
   * @param stride 1 or more
   * @param bias whether a constant is added to each output channel
   */
  record Convolution(int channels, List<Integer> kernel, List<Integer> stride, boolean bias)
      implements Layer {}

  /**
   * Transposed convolution that enlarges by its stride, with a bias.
   *
   * @param channels output channels
   * @param kernel sizes
   * @param stride by how much each axis grows
   * @param padding how much of each end of the full result is cut off
   * @param dilation distance of the kernel's taps; where it is a multiple of the stride, only every
   *     stride-th output pixel has inputs and the others are the bare bias
   */
  record TransposedConvolution(
      int channels,
      List<Integer> kernel,
      List<Integer> stride,
      List<Integer> padding,
      List<Integer> dilation)
      implements Layer {

    /**
     * @throws IllegalArgumentException if the output would not be stride times the input
     */
    public TransposedConvolution {
      for (int axis = 0; axis < kernel.size(); axis++) {
        int rest = rest(kernel, stride, padding, dilation, axis);
        if (rest < 0 || rest >= Math.max(stride.get(axis), dilation.get(axis))) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "A transposed convolution enlarges by its stride; kernel %s, stride %s, padding %s, dilation %s do not",
                  kernel,
                  stride,
                  padding,
                  dilation));
        }
      }
    }

    /** The kernel is the stride: every pixel becomes a block of its own. */
    public TransposedConvolution(int channels, List<Integer> factor) {
      this(
          channels,
          factor,
          factor,
          Collections.nCopies(factor.size(), 0),
          Collections.nCopies(factor.size(), 1));
    }

    /** PyTorch's {@code output_padding}: rows at the end that make the size whole. */
    public List<Integer> outputPadding() {
      return IntStream.range(0, kernel.size())
          .mapToObj(axis -> rest(kernel, stride, padding, dilation, axis))
          .toList();
    }

    private static int rest(
        List<Integer> kernel,
        List<Integer> stride,
        List<Integer> padding,
        List<Integer> dilation,
        int axis) {
      int reach = dilation.get(axis) * (kernel.get(axis) - 1) + 1;
      return stride.get(axis) + 2 * padding.get(axis) - reach;
    }
  }

  /** Batch normalisation with PyTorch's epsilon 1e-5 and momentum 0.1. */
  record BatchNormalization() implements Layer {}

  /** Rectified linear units: negative values become 0. */
  record Rectifier() implements Layer {}

  /**
   * Maximum over windows, which overlap if the kernel is larger than the stride.
   *
   * @param kernel sizes of the window
   * @param stride by how much each axis shrinks
   * @param padding by how much the first window begins before the image
   */
  record MaxPooling(List<Integer> kernel, List<Integer> stride, List<Integer> padding)
      implements Layer {

    /**
     * @throws IllegalArgumentException if the output of a multiple of the stride would not be that
     *     multiple
     */
    public MaxPooling {
      for (int axis = 0; axis < kernel.size(); axis++) {
        int rest = stride.get(axis) + 2 * padding.get(axis) - kernel.get(axis);
        if (rest < 0 || rest >= stride.get(axis) || 2 * padding.get(axis) > kernel.get(axis)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "Pooling shrinks by its stride; kernel %s, stride %s, padding %s do not",
                  kernel,
                  stride,
                  padding));
        }
      }
    }

    /** Over blocks that do not overlap. */
    public MaxPooling(List<Integer> factor) {
      this(factor, factor, Collections.nCopies(factor.size(), 0));
    }
  }

  /**
   * The reverse of a pooling over blocks: each pixel of its first input goes to where the maximum
   * of its block was, all else is 0. Its second input is the node that pooled, with as many
   * channels as the first (Zeiler et al. 2011, doi:10.1109/ICCV.2011.6126474).
   *
   * @param factor size of the blocks
   */
  record MaxUnpooling(List<Integer> factor) implements Layer {}

  /** Every pixel becomes a block, by repetition or interpolation. */
  record Upsampling(List<Integer> factor, UpsamplingMode mode) implements Layer {}

  /** Joins the channels of its inputs. */
  record Concatenation() implements Layer {}

  /**
   * Some of its input's channels.
   *
   * @param from the first, counted from 0
   * @param to the one after the last
   */
  record ChannelSlice(int from, int to) implements Layer {}

  /** Sum of its inputs. */
  record Addition() implements Layer {}
}
