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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import morula.progress.InvalidRequestException;
import morula.torchscript.ActivationRanges.Range;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patches of training images that a package carries. */
class PackageCalibrationTest {
  private static final CalibrationRecord RECORD =
      new CalibrationRecord(2, Map.of("x", new Range(-1, 2.5), "conv", new Range(0, 1e-3)));

  @TempDir Path folder;

  private static ArrayImg<FloatType, FloatArray> patches(float largest, long... size) {
    ArrayImg<FloatType, FloatArray> patches = ArrayImgs.floats(size);
    float[] values = patches.update(null).getCurrentStorageArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 8 / 8f;
    }
    values[values.length - 1] = largest;
    return patches;
  }

  private static TrainingRecord with(CalibrationRecord calibration) {
    TrainingRecord r = Packages.record();
    return new TrainingRecord(
        r.format(),
        r.morulaVersion(),
        r.configuration(),
        r.head(),
        r.classes(),
        r.classValues(),
        r.network(),
        r.divisor(),
        r.halo(),
        r.inputChannels(),
        r.seed(),
        r.versions(),
        r.dataFingerprint(),
        r.decoder(),
        r.curves(),
        r.bestEpoch(),
        r.scores(),
        r.medianObjectSize(),
        r.imageSize(),
        r.diameter(),
        r.typical(),
        calibration);
  }

  private Path written(String name, ArrayImg<FloatType, FloatArray> patches) throws IOException {
    Path target = folder.resolve(name);
    ModelWriter.write(
        Packages.tiny().setRecord(with(RECORD)).optCalibration(patches).build(), target);
    return target;
  }

  private static float[] values(ArrayImg<FloatType, FloatArray> array) {
    return array.update(null).getCurrentStorageArray();
  }

  private static void assertRefused(Path model, String part) throws IOException {
    try (ModelPackage opened = ModelPackage.open(model)) {
      var e = assertThrows(InvalidRequestException.class, opened::calibration);
      assertTrue(e.getMessage().contains(part), e.getMessage());
      assertTrue(e.getMessage().startsWith(model.toString()), e.getMessage());
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  /** Replaces the file and takes its SHA-256 out of the description, as a forger would. */
  private Path forged(byte[] content) throws IOException {
    Path model = written("forged", patches(1, 32, 16, 1, 2));
    Files.write(model.resolve("calibration.npy"), content);
    Path description = model.resolve("rdf.yaml");
    String text = Files.readString(description);
    String without = text.replaceAll("(source: calibration.npy)\n *sha256: .*", "$1");
    assertFalse(text.equals(without), text);
    Files.writeString(description, without);
    return model;
  }

  private static byte[] npy(ArrayImg<FloatType, FloatArray> array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.write(array, out);
    return out.toByteArray();
  }

  @Test
  void patchesAndRangesComeBackAndAreWrittenAgain() throws IOException {
    ArrayImg<FloatType, FloatArray> patches = patches(1, 32, 16, 1, 2);
    Path first = written("m.zip", patches);
    Path second = folder.resolve("again");
    try (ModelPackage model = ModelPackage.open(first)) {
      assertEquals(RECORD, model.record().orElseThrow().calibration());
      ArrayImg<FloatType, FloatArray> read = model.calibration().orElseThrow();
      assertArrayEquals(patches.dimensionsAsLongArray(), read.dimensionsAsLongArray());
      assertArrayEquals(values(patches), values(read));
      ModelWriter.write(ModelContents.of(model).build(), second);
    }
    assertTrue(Files.size(second.resolve("calibration.npy")) < 2 * patches.size() + 200, "16 bits");
    try (ModelPackage model = ModelPackage.open(second)) {
      assertArrayEquals(values(patches), values(model.calibration().orElseThrow()));
    }
  }

  @Test
  void valuesThatDoNotFitInto16BitsTake32() throws IOException {
    ArrayImg<FloatType, FloatArray> patches = patches(123_457, 32, 16, 1, 2);
    try (ModelPackage model = ModelPackage.open(written("m.zip", patches))) {
      assertArrayEquals(values(patches), values(model.calibration().orElseThrow()));
    }
  }

  @Test
  void aModelWithoutPatchesHasNone() throws IOException {
    Path target = folder.resolve("m.zip");
    ModelWriter.write(Packages.tiny().build(), target);
    try (ModelPackage model = ModelPackage.open(target)) {
      assertEquals(Optional.empty(), model.calibration());
      assertEquals(CalibrationRecord.NONE, model.record().orElseThrow().calibration());
    }
  }

  @Test
  void damageAndOtherSizesAreRefused() throws IOException {
    Path model = written("m", patches(1, 32, 16, 1, 2));
    Path file = model.resolve("calibration.npy");
    byte[] bytes = Files.readAllBytes(file);
    bytes[200] ^= 1;
    Files.write(file, bytes);
    assertRefused(model, "calibration.npy is damaged or was changed");
    Files.delete(file);
    assertRefused(model, "the file calibration.npy is missing");
    assertRefused(forged(new byte[] {1, 2, 3}), "not a .npy file");
    for (long[] size :
        new long[][] {{32, 16, 1, 3}, {32, 16, 2, 2}, {32, 17, 1, 2}, {32, 16, 2}, {64, 2}}) {
      assertRefused(
          forged(npy(patches(1, size))), "which is not that of 2 patches for the network");
    }
    assertRefused(forged(npy(patches(Float.NaN, 32, 16, 1, 2))), "not numbers (NaN)");
    assertRefused(forged(npy(patches(Float.POSITIVE_INFINITY, 32, 16, 1, 2))), "or infinite");
  }

  @Test
  void aRecordOfOtherPatchesIsNotWritten() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Packages.tiny()
                    .setRecord(with(RECORD))
                    .optCalibration(patches(1, 32, 16, 1, 3))
                    .build());
    assertTrue(e.getMessage().contains("patches"), e.getMessage());
  }
}
