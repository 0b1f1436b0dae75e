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

package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import morula.engine.InferenceSession;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptModelsTest {
  @TempDir Path folder;

  private final KeptModels kept = new KeptModels(600);
  private Path model;

  @BeforeEach
  void copy() throws IOException {
    model = Files.copy(CheckedModelTest.MODEL, folder.resolve("model.zip"));
  }

  @AfterEach
  void free() {
    kept.free();
  }

  private MorulaModel load(KeptModels from, String... keys) throws IOException {
    Map<String, String> values = new HashMap<>(Map.of("device", "cpu", "precision", "fp32"));
    for (String key : keys) {
      values.put(key.split("=", 2)[0], key.split("=", 2)[1]);
    }
    values.putIfAbsent("model", model.toString());
    SegmentationSettings settings = SegmentationSettings.defaults().with(values);
    return (MorulaModel) ModelLoader.load(settings, from, Progress.NONE);
  }

  private static InferenceSession session(MorulaModel model) {
    return model.use().model().session();
  }

  private static ArrayImg<FloatType, FloatArray> image(MorulaModel model) {
    return ArrayImgs.floats(32, 32, model.inputChannels(), 1);
  }

  private static boolean isOpen(InferenceSession session, ArrayImg<FloatType, FloatArray> image) {
    try {
      session.predict(image);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Test
  void aSecondUseLoadsNothing() throws IOException {
    MorulaModel first = load(kept);
    first.close();
    try (MorulaModel second = load(kept, "invert=true", "tile_size=64");
        MorulaModel third = load(kept)) {
      assertSame(session(first), session(second));
      assertSame(session(first), session(third));
      assertNotSame(first.normalization(), second.normalization());
      second.use().predict(image(second));
    }
    assertEquals(1, kept.added());
    assertThrows(IllegalStateException.class, () -> first.use().predict(image(first)));
  }

  @Test
  void aModelThatHasChangedIsReadAgain() throws IOException {
    MorulaModel first = load(kept);
    first.close();
    Files.setLastModifiedTime(model, FileTime.fromMillis(12345));
    load(kept).close();
    assertEquals(2, kept.added());
    assertTrue(!isOpen(session(first), image(first)), "the old one is closed");
    Files.writeString(model, "no model any more");
    assertThrows(InvalidRequestException.class, () -> load(kept));
    Files.delete(model);
    assertThrows(InvalidRequestException.class, () -> load(kept));
  }

  @Test
  void anotherPrecisionIsLoadedAndOneIsKept() throws IOException {
    MorulaModel first = load(kept);
    try (MorulaModel second = load(kept, "precision=bf16")) {
      assertEquals(2, kept.added());
      first.use().predict(image(first)); // it is still in use
      second.use().predict(image(second));
    }
    InferenceSession session = session(first);
    ArrayImg<FloatType, FloatArray> image = image(first);
    first.close();
    first.close();
    assertTrue(!isOpen(session, image), "one is kept, the last one");
  }

  @Test
  void whatDoesNotSuitIsRefusedTheSecondTimeToo() throws IOException {
    load(kept).close();
    assertThrows(
        InvalidRequestException.class, () -> load(kept, "maximum_size=2", "minimum_size=3"));
    assertThrows(InvalidRequestException.class, () -> load(kept, "device=toaster"));
    load(kept).close();
    assertEquals(1, kept.added());
  }

  @Test
  void aModelThatNobodyUsesIsFreedAfterSomeTime() throws Exception {
    KeptModels brief = new KeptModels(1);
    MorulaModel first = load(brief);
    InferenceSession session = session(first);
    ArrayImg<FloatType, FloatArray> image = image(first);
    first.close();
    assertSoon(() -> !isOpen(session, image));
    try (MorulaModel second = load(brief)) {
      assertNotSame(session, session(second));
      brief.free(); // memory is needed
      second.use().predict(image(second));
    }
    assertEquals(2, brief.added());
  }

  private static void assertSoon(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not within a minute");
      Thread.sleep(50);
    }
  }
}
