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

package morula.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which corrections are offered again. */
class KeptCorrectionsTest {
  @TempDir Path folder;

  @Test
  void onlyThoseOfTheSameImageThatNobodyWritesNow() throws IOException {
    KeptCorrections cells = new KeptCorrections(folder, "cells");
    assertEquals(Optional.empty(), cells.left());
    Path own = Files.createFile(cells.create());
    assertEquals(Optional.empty(), cells.left(), "it is being written");
    assertNotEquals(own, cells.create());
    KeptCorrections.release(own);
    assertEquals(Optional.of(own), cells.left());
    assertEquals(Optional.empty(), new KeptCorrections(folder, "others").left());
    assertEquals(Optional.empty(), new KeptCorrections(folder.resolve("none"), "cells").left());
  }

  @Test
  void thoseOfAnotherProgramOnlyWhenItHasEnded() throws IOException {
    KeptCorrections cells = new KeptCorrections(folder, "cells");
    String name = cells.create().getFileName().toString();
    long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
    Files.createFile(folder.resolve(name.replaceFirst("-\\d+-", "-" + parent + "-")));
    assertEquals(Optional.empty(), cells.left(), "that program is running");
    Path dead = folder.resolve(name.replaceFirst("-\\d+-", "-999999999999-"));
    Files.createFile(dead);
    assertEquals(Optional.of(dead), cells.left());
  }
}
