package morula.network;

import java.util.List;

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

  /** An element-wise function. */
  enum Function {
    RELU,
    /** Slope 0.01 below 0. */
    LEAKY_RELU,
    SIGMOID
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
   * Transposed convolution whose kernel is its stride: every pixel becomes a block.
   *
   * @param channels output channels
   * @param factor size of the block
   */
  record TransposedConvolution(int channels, List<Integer> factor) implements Layer {}

  /** Batch normalisation with PyTorch's epsilon 1e-5 and momentum 0.1. */
  record BatchNormalization() implements Layer {}

  /** An element-wise function. */
  record Activation(Function function) implements Layer {}

  /** Maximum over blocks that do not overlap. */
  record MaxPooling(List<Integer> factor) implements Layer {}

  /** Every pixel becomes a block, by repetition or interpolation. */
  record Upsampling(List<Integer> factor, UpsamplingMode mode) implements Layer {}

  /** Joins the channels of its inputs. */
  record Concatenation() implements Layer {}

  /** Sum of its inputs. */
  record Addition() implements Layer {}
}
