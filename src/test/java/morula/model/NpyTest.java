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

package morula.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {

  @ParameterizedTest
  @ValueSource(strings = {"u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8", "big_endian"})
  void readsWhatNumpyWrites(String type) throws IOException {
    ArrayImg<FloatType, FloatArray> array = Packages.array("npy/" + type + ".npy");
    assertArrayEquals(new long[] {3, 2}, array.dimensionsAsLongArray());
    assertArrayEquals(new float[] {0, 1, 2, 3, 100, 7}, values(array));
  }

  @Test
  void readsBooleans() throws IOException {
    assertArrayEquals(new float[] {0, 1, 1, 1, 1, 1}, values(Packages.array("npy/b1.npy")));
  }

  @Test
  void writesTheBytesThatNumpyWrites() throws IOException {
    for (String name : new String[] {"tiny_input.npy", "tiny_output.npy", "npy/f4.npy"}) {
      byte[] expected = Files.readAllBytes(Packages.fixture(name));
      assertArrayEquals(expected, write(Packages.array(name)), name);
    }
  }

  @Test
  void roundTripBeyondOneChunk() throws IOException {
    float[] expected = new float[200_003];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (float) Math.sin(i);
    }
    byte[] bytes = write(ArrayImgs.floats(expected, expected.length));
    assertArrayEquals(expected, values(read(bytes)));
  }

  @Test
  void largeUnsignedNumbersStayPositive() throws IOException {
    byte[] bytes = Files.readAllBytes(Packages.fixture("npy/u8.npy"));
    Arrays.fill(bytes, bytes.length - 8, bytes.length, (byte) 0xff);
    assertEquals(Math.scalb(1f, 64), values(read(bytes))[5]);
  }

  @Test
  void refusesFortranOrder() {
    IOException e = assertThrows(IOException.class, () -> Packages.array("npy/fortran.npy"));
    assertTrue(e.getMessage().contains("npy/fortran.npy: the array is in Fortran order"));
  }

  @Test
  void refusesWhatIsCutShortAnywhere() throws IOException {
    byte[] bytes = Files.readAllBytes(Packages.fixture("npy/f4.npy"));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      IOException e = assertThrows(IOException.class, () -> read(cut), "length " + length);
      assertTrue(e.getMessage().startsWith("a.npy: "), e.getMessage());
    }
  }

  @Test
  void refusesShapesThatFitNoArray() throws IOException {
    String header = new String(Files.readAllBytes(Packages.fixture("npy/f4.npy")), "ISO-8859-1");
    for (String shape :
        new String[] {"(99999, 99999)", "(20000, 20000)", "(2, 4)", "(-1, 3)", "()", "(a, b)"}) {
      byte[] bytes = header.replace("(2, 3)", shape).getBytes("ISO-8859-1");
      assertThrows(IOException.class, () -> read(bytes), shape);
    }
  }

  private static float[] values(ArrayImg<FloatType, FloatArray> array) {
    return array.update(null).getCurrentStorageArray();
  }

  private static byte[] write(ArrayImg<FloatType, FloatArray> array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.write(array, out);
    return out.toByteArray();
  }

  private static ArrayImg<FloatType, FloatArray> read(byte[] bytes) throws IOException {
    return Npy.read(bytes, "a.npy");
  }
}
