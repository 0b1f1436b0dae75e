package morula.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import morula.io.Sha256;

/** Fingerprints of training data, which tell whether two models were trained on the same data. */
public final class DataFingerprint {
  private DataFingerprint() {}

  /**
   * Returns the SHA-256, in 64 hexadecimal digits, of the pixels and labels of all pairs. File
   * names, their order and the file format do not matter.
   */
  public static String of(Collection<PairSummary> pairs) {
    MessageDigest digest = Sha256.digest();
    pairs.stream()
        .map(pair -> pair.imageHash() + pair.labelHash())
        .sorted()
        .forEach(hash -> digest.update(hash.getBytes(StandardCharsets.US_ASCII)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the SHA-256, in 64 hexadecimal digits, of a description that determines the data. */
  public static String of(byte[] description) {
    return HexFormat.of().formatHex(Sha256.digest().digest(description));
  }
}
