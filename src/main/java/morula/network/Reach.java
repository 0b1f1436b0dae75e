package morula.network;

import java.util.function.UnaryOperator;

/**
 * What a layer does along one spatial axis: how it changes the size, and which pixels it reads.
 *
 * @param shrinking by how much the output is smaller than the input, 1 or more
 * @param enlarging by how much it is larger, 1 or more
 * @param needed from a span of output pixels to the input pixels that can change any of them
 */
public record Reach(int shrinking, int enlarging, UnaryOperator<Span> needed) {
  /** Each pixel depends on the pixel at its own place only. */
  public static final Reach PIXEL = new Reach(1, 1, span -> span);

  /**
   * Pixels in a row.
   *
   * @param first position, may be negative
   * @param last position; smaller than {@code first} if there are none
   */
  public record Span(long first, long last) {

    boolean isEmpty() {
      return first > last;
    }

    /** The smallest span that holds both. */
    Span with(Span other) {
      return new Span(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  /**
   * Output pixel i depends on the {@code length} input pixels from {@code i stride − padding} on.
   *
   * @param length of the window; of a dilated kernel from its first tap to its last
   */
  public static Reach window(int length, int stride, int padding) {
    return new Reach(
        stride,
        1,
        span ->
            new Span(span.first() * stride - padding, span.last() * stride - padding + length - 1));
  }

  /** Every input pixel becomes {@code factor} output pixels. */
  public static Reach blocks(int factor) {
    return new Reach(
        1,
        factor,
        span -> new Span(Math.floorDiv(span.first(), factor), Math.floorDiv(span.last(), factor)));
  }
}
