/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.torchscript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import morula.torchscript.ModuleUnpickler.Storage;
import morula.torchscript.ModuleUnpickler.TensorReference;
import org.junit.jupiter.api.Test;

class StridedValuesTest {
  private static final int STORED = 1000;

  @Test
  void everyNumberIsTheOneThatItsIndexNames() {
    Random random = new Random(5);
    int contiguous = 0;
    for (int round = 0; round < 300; round++) {
      List<Integer> sizes = sizes(random);
      List<Integer> strides = new ArrayList<>(contiguousStrides(sizes));
      boolean inOrder = round % 3 == 0;
      if (!inOrder) { // axes in another order in the file
        shuffleTogether(sizes, strides, random);
      }
      if (round % 3 == 2 && !sizes.isEmpty()) { // as expand() makes them
        strides.set(random.nextInt(strides.size()), 0);
      }
      contiguous += inOrder ? 1 : 0;
      int offset = random.nextInt(STORED - 500);
      assertArrayEquals(
          byIndex(sizes, strides, offset),
          StridedValues.of(tensor(DataType.FLOAT32, offset, sizes, strides), floats()),
          sizes + " by " + strides);
    }
    assertEquals(100, contiguous);
  }

  @Test
  void transposedAndExpandedNumbersByHand() {
    assertArrayEquals(
        new float[] {10, 13, 11, 14, 12, 15},
        StridedValues.of(tensor(DataType.FLOAT32, 10, List.of(3, 2), List.of(1, 3)), floats()));
    assertArrayEquals(
        new float[] {7, 7, 7, 8, 8, 8},
        StridedValues.of(tensor(DataType.FLOAT32, 7, List.of(2, 3), List.of(1, 0)), floats()));
    assertArrayEquals(
        new float[] {4},
        StridedValues.of(tensor(DataType.FLOAT32, 4, List.of(), List.of()), floats()));
    assertArrayEquals(
        new float[] {5, 6},
        StridedValues.of(tensor(DataType.FLOAT32, 5, List.of(1, 2), List.of(99, 1)), floats()));
    assertEquals(
        0,
        StridedValues.of(tensor(DataType.FLOAT32, 0, List.of(0, 3), List.of(3, 1)), floats())
            .length);
  }

  @Test
  void otherTypesAreConvertedInAnyOrder() {
    ByteBuffer halves = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    for (int bits : new int[] {0x3C00, 0xC000, 0x3555, 0x0001}) { // 1, -2, 0.333, the smallest
      halves.putShort((short) bits);
    }
    assertArrayEquals(
        new float[] {1, 0.33325195f, -2, 0x1p-24f},
        StridedValues.of(tensor(DataType.FLOAT16, 0, List.of(2, 2), List.of(1, 2)), halves));
    ByteBuffer longs = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    longs.putLong(3).putLong(-4).putLong(5);
    assertArrayEquals(
        new float[] {3, -4, 5},
        StridedValues.of(tensor(DataType.INT64, 0, List.of(3), List.of(1)), longs));
  }

  @Test
  void tensorsThatReachBeyondTheirStorageAreRefused() {
    for (List<Integer> strides : List.of(List.of(10, 1), List.of(1, 10), List.of(100, 1))) {
      assertThrows(
          IndexOutOfBoundsException.class,
          () ->
              StridedValues.of(
                  tensor(DataType.FLOAT32, STORED - 99, List.of(10, 10), strides), floats()),
          strides + "");
    }
  }

  private static List<Integer> sizes(Random random) {
    List<Integer> sizes = new ArrayList<>();
    int dimensions = random.nextInt(5);
    for (int d = 0; d < dimensions; d++) {
      sizes.add(1 + random.nextInt(4));
    }
    return sizes;
  }

  private static List<Integer> contiguousStrides(List<Integer> sizes) {
    List<Integer> strides = new ArrayList<>(Collections.nCopies(sizes.size(), 1));
    for (int d = sizes.size() - 2; d >= 0; d--) {
      strides.set(d, strides.get(d + 1) * sizes.get(d + 1));
    }
    return strides;
  }

  private static void shuffleTogether(List<Integer> a, List<Integer> b, Random random) {
    long seed = random.nextLong();
    Collections.shuffle(a, new Random(seed));
    Collections.shuffle(b, new Random(seed));
  }

  /** The definition: the sum of index times stride, the last index running fastest. */
  private static float[] byIndex(List<Integer> sizes, List<Integer> strides, int offset) {
    int count = sizes.stream().reduce(1, Math::multiplyExact);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      int rest = i;
      int position = offset;
      for (int d = sizes.size() - 1; d >= 0; d--) {
        position += rest % sizes.get(d) * strides.get(d);
        rest /= sizes.get(d);
      }
      values[i] = position;
    }
    return values;
  }

  private static TensorReference tensor(
      DataType type, int offset, List<Integer> sizes, List<Integer> strides) {
    return new TensorReference(new Storage(type, "0"), offset, sizes, strides);
  }

  /** Number i is i. */
  private static ByteBuffer floats() {
    ByteBuffer bytes = ByteBuffer.allocate(STORED * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < STORED; i++) {
      bytes.putFloat(i * Float.BYTES, i);
    }
    return bytes;
  }
}
