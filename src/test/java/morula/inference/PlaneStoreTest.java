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

package morula.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import morula.engine.MappedPages;
import morula.io.TemporaryFiles;
import net.imglib2.FinalInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.img.cell.CellGrid;
import org.junit.jupiter.api.Test;

class PlaneStoreTest {

  @Test
  void aMappedPlaneHoldsWhatIsWritten() throws IOException {
    // 2 channels of 128 MB: several cells each, the last one short
    long[] size = {5_001, 6_700, 2};
    Random random = new Random(2);
    try (MappedFile file = MappedFile.create(1)) {
      var image = file.floats(size);
      CellGrid cells = ((AbstractCellImg<?, ?, ?, ?>) image).getCellGrid();
      assertTrue(5_001L * cells.cellDimension(1) * Float.BYTES <= 64 << 20, "of a cell");
      var access = image.randomAccess();
      for (int k = 0; k < 10_000; k++) {
        long x = random.nextInt(5_001);
        long y = random.nextInt(6_700);
        access.setPositionAndGet(x, y, k % 2).set(x + 2 * y + k % 2);
      }
      assertEquals(0, image.getAt(0, 0, 0).get());
      random.setSeed(2);
      float[] pixel = new float[1];
      var blocks = PrimitiveBlocks.of(image);
      for (int k = 0; k < 10_000; k++) {
        long x = random.nextInt(5_001);
        long y = random.nextInt(6_700);
        blocks.copy(FinalInterval.createMinSize(x, y, k % 2, 1, 1, 1), pixel);
        assertEquals(x + 2 * y + k % 2, pixel[0]);
      }
    }
  }

  /** Linux counts pages of mapped files as memory of the program until it gives them back. */
  @Test
  void aLargePlaneDoesNotStayInMemory() throws IOException {
    assumeTrue(MappedPages.canBeReleased());
    long[] size = {16_384, 2_048, 3};
    long before = mapped();
    long most = 0;
    try (MappedFile file = MappedFile.create(1)) {
      var image = file.ints(size); // 384 MB
      for (int pass = 0; pass < 2; pass++) {
        for (int c = 0; c < 3; c++) {
          for (int y = 0; y < size[1]; y += 4) { // on each page, at least
            var access = image.randomAccess();
            access.setPosition(new int[] {0, y, c});
            for (int x = 0; x < size[0]; x += 1_024) {
              access.setPosition(x, 0);
              int value = x + 7 * y + c;
              if (pass == 0) {
                access.get().set(value);
              } else {
                assertEquals(value, access.get().get());
              }
            }
            if (y % 256 == 0) {
              most = Math.max(most, mapped() - before);
            }
          }
        }
      }
    }
    assertTrue(most < 200, most + " MB of 384 are in memory");
  }

  /** Returns the megabytes of mapped files in memory. */
  private static long mapped() throws IOException {
    long kilobytes = 0;
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("RssFile") || line.startsWith("RssShmem")) {
        kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return kilobytes >> 10;
  }

  /** Threads that use more cells than stay in memory find what they wrote. */
  @Test
  void whatLeavesTheMemoryIsNotLost() throws IOException {
    int width = 1 << 20; // a cell is a row
    int height = 80;
    try (MappedFile file = MappedFile.create(1)) {
      var image = file.ints(width, height);
      for (int pass = 0; pass < 2; pass++) {
        boolean reads = pass == 1;
        IntStream.range(0, 4)
            .parallel()
            .forEach(
                part -> {
                  var access = image.randomAccess();
                  Random random = new Random(part);
                  for (int k = 0; k < 5_000; k++) {
                    int x = 4 * random.nextInt(width / 4) + part;
                    int y = random.nextInt(height);
                    int value = 31 * x + y;
                    access.setPositionAndGet(x, y);
                    if (reads) {
                      assertEquals(value, access.get().get());
                    } else {
                      access.get().set(value);
                    }
                  }
                });
      }
    }
  }

  @Test
  void allPixelsOfAMappedPlaneAreVisitedInItsOwnOrder() throws IOException {
    try (MappedFile file = MappedFile.create(1)) {
      var image = file.ints(30, 7, 2);
      var cursor = image.cursor();
      for (int i = 1; cursor.hasNext(); i++) {
        cursor.next().set(i);
      }
      assertEquals(1, image.getAt(0, 0, 0).get());
      assertEquals(30, image.getAt(29, 0, 0).get());
      assertEquals(30 * 7 * 2, image.getAt(29, 6, 1).get());
    }
  }

  @Test
  void smallPlanesAreArraysAndLargeOnesFilesThatVanish() throws IOException {
    long before = temporaryFiles();
    try (PlaneStore<?> small = PlaneStore.ints(1000, 1000)) {
      assertTrue(small.pixels() instanceof ArrayImg);
      assertEquals(1000, small.pixels().dimension(1));
    }
    try (PlaneStore<?> small = PlaneStore.floats(1000, 1000)) {
      assertTrue(small.pixels() instanceof ArrayImg);
    }
    try (PlaneStore<?> large = PlaneStore.floats(9_000, 3_000, 3)) {
      assertFalse(large.pixels() instanceof ArrayImg);
      assertEquals(3_000, large.pixels().dimension(1));
    }
    try (PlaneStore<?> large = PlaneStore.ints(9_000, 9_000)) {
      // on Linux the file has no name any more as soon as it is open
      assertFalse(large.pixels() instanceof ArrayImg);
      assertEquals(9_000, large.pixels().dimension(1));
    }
    assertEquals(before, temporaryFiles());
  }

  @Test
  void whatNobodyClosesLivesAsLongAsItIsUsed() throws IOException {
    long before = temporaryFiles();
    var pixels = PlaneStore.unclosedInts(9_000, 9_000);
    var access = pixels.randomAccess();
    for (int y = 0; y < 9_000; y += 3) {
      access.setPositionAndGet(y, y).set(y);
    }
    for (int y = 0; y < 9_000; y++) {
      assertEquals(y % 3 == 0 ? y : 0, pixels.getAt(y, y).get());
    }
    assertEquals(0, PlaneStore.unclosedInts(3, 2, 1, 1).getAt(2, 1, 0, 0).get());
    assertEquals(before, temporaryFiles());
  }

  @Test
  void aFullDiskIsSaidBeforehand() {
    IOException e = assertThrows(IOException.class, () -> MappedFile.create(Long.MAX_VALUE));
    assertTrue(e.getMessage().contains("java.io.tmpdir"), e.getMessage());
    String needed = (Long.MAX_VALUE >> 20) + " MB are needed";
    assertTrue(e.getMessage().contains(needed), e.getMessage());
    assertTrue(e.getMessage().matches(".* has \\d{1,11} MB .*"), e.getMessage());
  }

  private static long temporaryFiles() throws IOException {
    Path mine = TemporaryFiles.create("", 0);
    TemporaryFiles.delete(mine);
    try (var files = Files.list(mine.getParent())) {
      return files.filter(f -> f.toString().endsWith(".plane")).count();
    }
  }
}
