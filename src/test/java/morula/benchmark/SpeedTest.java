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

package morula.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import morula.instances.Heads;
import morula.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark that is stopped. */
class SpeedTest {
  @TempDir Path folder;

  @Test
  void whatIsMeasuredStaysWhenTheRestIsStopped() throws IOException {
    Path file = folder.resolve("speed.json");
    AtomicBoolean stopped = new AtomicBoolean();
    SpeedSettings settings =
        new SpeedSettings(
            EnumSet.of(Part.DECODING, Part.INFERENCE),
            "unet(depth=1,width=2)",
            1,
            Optional.empty(),
            "nuclei",
            "",
            64,
            List.of(64));
    assertThrows(
        CancellationException.class,
        () ->
            Speed.run(
                settings,
                new Speed.Decoding(Heads.anyOf("distance"), 64, 4),
                soFar -> {
                  SpeedFiles.write(soFar, file);
                  assertEquals(Set.of(Part.INFERENCE), soFar.unfinished());
                  stopped.set(!soFar.rows().isEmpty());
                },
                Progress.silent(stopped::get)));
    String json = Files.readString(file);
    assertTrue(json.contains("\"objects_found\": 4"), json);
    assertTrue(json.contains("batch of 8"), json);
    assertFalse(json.contains("tile of"), json);
    String page = Files.readString(folder.resolve("speed.md"));
    assertTrue(page.contains("not yet measured as a whole: inference"), page);
  }
}
