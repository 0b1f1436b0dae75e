package morula.torchscript;

/** The numbers that convolutions are computed in; weights, statistics and losses stay 32-bit. */
public enum Precision {
  FP32,
  BF16
}
