package morula.network.layers;

/** How values are found between pixels. */
public enum UpsamplingMode {
  NEAREST,
  /** Bilinear or trilinear, corners not aligned (PyTorch's {@code align_corners=False}). */
  LINEAR
}
