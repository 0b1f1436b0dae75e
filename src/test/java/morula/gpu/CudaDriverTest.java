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

package morula.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls of the driver, answered by a library that is compiled here. */
class CudaDriverTest {
  /** Two cards of which the driver's numbers differ from their positions. */
  private static final String SOURCE =
      """
      #include <string.h>
      int cuInit(unsigned flags) { return INIT; }
      int cuDriverGetVersion(int *v) { *v = 12040; return 0; }
      int cuDeviceGetCount(int *n) { *n = 2; return 0; }
      int cuDeviceGet(int *d, int i) { *d = i + 10; return 0; }
      int cuDeviceGetName(char *s, int n, int d) { strncpy(s, d == 10 ? "Card A" : "Card B", n); return 0; }
      int cuDeviceGetAttribute(int *v, int a, int d) { *v = a == 75 ? 8 : a == 76 ? d - 4 : -1; return 0; }
      int cuDeviceTotalMem_v2(size_t *b, int d) { *b = 24ULL << 30; return 0; }
      int cuDevicePrimaryCtxRetain(void **c, int d) { *c = (void *) (size_t) d; return 0; }
      int cuDevicePrimaryCtxRelease_v2(int d) { return 0; }
      static void *top;
      int cuCtxPushCurrent_v2(void *c) { top = c; return 0; }
      int cuCtxPopCurrent_v2(void **c) { *c = top; top = 0; return 0; }
      int cuMemGetInfo_v2(size_t *f, size_t *t) { *f = ((size_t) top) << 30; *t = 24ULL << 30; return 0; }
      """;

  @TempDir Path folder;

  private CudaDriver driver(int init) throws Exception {
    Path source = Files.writeString(folder.resolve("cuda.c"), SOURCE);
    Path library = folder.resolve(System.mapLibraryName("fakecuda" + init));
    try {
      Process compiler =
          new ProcessBuilder(
                  "cc",
                  "-shared",
                  "-fPIC",
                  "-DINIT=" + init,
                  "-o",
                  library.toString(),
                  source.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("cc.txt").toFile())
              .start();
      assumeTrue(compiler.waitFor() == 0, "skipped: the C compiler cannot make a library");
    } catch (IOException e) {
      assumeTrue(false, "skipped: there is no C compiler");
    }
    return new CudaDriver(List.of("no-such-library", library.toString()));
  }

  @Test
  void asksForCardsAndMemory() throws Exception {
    CudaDriver driver = driver(0);
    assertEquals(
        new DriverReport(
            DriverReport.State.WORKS,
            12_040,
            List.of(
                new GraphicsCard(0, "Card A", 8, 6, 24L << 30),
                new GraphicsCard(1, "Card B", 8, 7, 24L << 30)),
            0),
        driver.ask());
    assertEquals(OptionalLong.of(11L << 30), driver.freeBytes(1));
  }

  @Test
  void errorsAndAbsenceAreReports() throws Exception {
    assertEquals(DriverReport.NONE, new CudaDriver(List.of("no-such-library")).ask());
    assertEquals(OptionalLong.empty(), new CudaDriver(List.of("no-such-library")).freeBytes(0));
    assertEquals(DriverReport.failed(12_040, 999), driver(999).ask());
    assertEquals(
        new DriverReport(DriverReport.State.WORKS, 12_040, List.of(), 0), driver(100).ask());
  }
}
