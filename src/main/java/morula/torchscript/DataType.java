package morula.torchscript;

/** The number format of a stored tensor. */
public enum DataType {
  FLOAT32("FloatStorage", 4),
  /** The upper half of a 32-bit float. */
  BFLOAT16("BFloat16Storage", 2),
  FLOAT64("DoubleStorage", 8),
  FLOAT16("HalfStorage", 2),
  INT64("LongStorage", 8),
  INT32("IntStorage", 4),
  UINT8("ByteStorage", 1),
  BOOL("BoolStorage", 1);

  private final String storage;
  private final int bytes;

  DataType(String storage, int bytes) {
    this.storage = storage;
    this.bytes = bytes;
  }

  /** The name of PyTorch's storage class in module {@code torch}. */
  String storage() {
    return storage;
  }

  /** The size of a number in bytes. */
  int bytes() {
    return bytes;
  }
}
