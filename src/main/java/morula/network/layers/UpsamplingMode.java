package morula.network.layers;

/** The way in which values between pixels are computed. */
public enum UpsamplingMode {
  NEAREST,
  /** Bilinear or trilinear, corners not aligned (PyTorch's {@code align_corners=False}). */
  LINEAR
}
