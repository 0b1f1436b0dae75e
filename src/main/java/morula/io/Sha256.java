package morula.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes SHA-256 digests, written as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private Sha256() {}

  /** Returns the digest of an array. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /**
   * Copies {@code in} to {@code out}, closing neither, and returns the digest of the bytes copied.
   */
  public static String ofCopy(InputStream in, OutputStream out) throws IOException {
    MessageDigest digest = digest();
    in.transferTo(new DigestOutputStream(out, digest));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns a new digest, which takes its bytes piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
