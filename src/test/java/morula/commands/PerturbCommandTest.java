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

package morula.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code perturb}. */
class PerturbCommandTest {
  @TempDir static Path data;

  @BeforeAll
  static void generate() throws IOException {
    Script.assumeBuilt();
    done("generate", "output=.", "count=2", "size=48");
  }

  private static void done(String... words) throws IOException {
    Script.Result result = Script.morula(data, words);
    assertEquals(0, result.status(), result.err());
  }

  @Test
  void copiesFollowFromTheSeedAndLabelsStay() throws IOException {
    for (String run : new String[] {"one 1", "same 1", "other 2"}) {
      String[] words = run.split(" ");
      done(
          "perturb",
          "images=images",
          "labels=labels",
          "output=" + words[0],
          "kind=noise",
          "strength=0.1",
          "seed=" + words[1]);
    }
    for (String name : new String[] {"nuclei_001.tif", "nuclei_002.tif"}) {
      byte[] one = Files.readAllBytes(data.resolve("one/images").resolve(name));
      assertArrayEquals(one, Files.readAllBytes(data.resolve("same/images").resolve(name)));
      assertTrue(Files.mismatch(image("one", name), image("other", name)) >= 0, "another seed");
      assertTrue(Files.mismatch(image("one", name), image(".", name)) >= 0, "some noise");
      assertEquals(
          -1,
          Files.mismatch(
              data.resolve("labels").resolve(name), data.resolve("one/labels").resolve(name)));
    }
  }

  private static Path image(String folder, String name) {
    return data.resolve(folder).resolve("images").resolve(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels=labels output=new                             | images= is missing",
        "images=images output=new                             | labels= is missing",
        "images=images labels=labels                          | output= is missing",
        "images=images labels=labels output=new kind=fog      | kind=fog",
        "images=images labels=labels output=new kind=jpeg strength=2.5 | for kind=jpeg use a whole number from 1 to 100",
        "images=images labels=labels output=new kind=cut      | for kind=cut use a number from 0.01 to 0.99",
        "images=images labels=labels output=new strength=-1   | strength=-1",
        "images=images labels=labels output=new kind=size strength=0 | strength=0",
        "images=nowhere labels=labels output=new              | images=nowhere",
        "images=images labels=labels output=. kind=noise      | would replace its original",
      })
  void requestsThatMakeNoSense(String words, String line) throws IOException {
    byte[] before = Files.readAllBytes(image(".", "nuclei_001.tif"));
    Script.Result result = Script.morula(data, ("perturb " + words).split(" "));
    assertEquals(2, result.status(), result.err());
    assertTrue(result.line().contains(line), result.err());
    assertFalse(Files.exists(data.resolve("new")), "nothing is written");
    assertArrayEquals(before, Files.readAllBytes(image(".", "nuclei_001.tif")));
  }
}
