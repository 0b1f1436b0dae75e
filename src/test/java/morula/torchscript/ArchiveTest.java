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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import morula.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveTest {
  private static final Path MODELS = Path.of("../shared/data/models");

  @TempDir Path folder;

  @Test
  void tensorsAreReadBack() throws IOException {
    Attribute exact =
        new Attribute(
            "exact",
            Shape.of(2, 3),
            new float[] {1, -2, 3.5f, 0, 1e-30f, Float.MAX_VALUE},
            DataType.FLOAT32,
            true);
    Attribute half =
        new Attribute("half", Shape.of(3), new float[] {1, -0.1f, 300}, DataType.BFLOAT16, false);
    Attribute single =
        new Attribute("single", Shape.of(), new float[] {7}, DataType.FLOAT32, false);
    Path file = folder.resolve("a b ä.pt");
    ArchiveWriter.write(new ScriptModule(List.of(exact, half, single), ""), file);
    Map<String, StoredTensor> read = ArchiveReader.read(file);
    assertEquals(Set.of("exact", "half", "single"), read.keySet());
    assertArrayEquals(exact.values(), read.get("exact").values());
    assertEquals(exact.shape(), read.get("exact").shape());
    assertArrayEquals(new float[] {1, -0.1f, 300}, read.get("half").values(), 0.5f / 256 * 300);
    assertEquals(-0.1f, read.get("half").values()[1], 0.1f / 256);
    assertArrayEquals(single.values(), read.get("single").values());
    assertTrue(ArchiveReader.hasCode(file));
  }

  @Test
  void channelsLastIsReadBackInTheOrderOfTheAxes() throws IOException {
    Shape shape = Shape.of(2, 3, 2, 4);
    float[] values = new float[48];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Attribute weight =
        new Attribute("weight", shape, values, DataType.FLOAT32, MemoryFormat.CHANNELS_LAST, true);
    // torch.arange(48).view(2, 3, 2, 4).to(memory_format=torch.channels_last)
    assertArrayEquals(new int[] {24, 1, 12, 3}, weight.format().strides(shape));
    assertArrayEquals(new float[] {0, 8, 16, 1, 9, 17}, Arrays.copyOf(weight.stored(), 6));
    Path file = folder.resolve("weight.pt");
    ArchiveWriter.write(new ScriptModule(List.of(weight), ""), file);
    assertArrayEquals(values, ArchiveReader.read(file).get("weight").values());
  }

  @Test
  void theSameModuleGivesTheSameBytes() throws IOException {
    ScriptModule module =
        new ScriptModule(
            List.of(new Attribute("a", Shape.of(1), new float[] {1}, DataType.FLOAT32, true)), "");
    ArchiveWriter.write(module, folder.resolve("1.pt"));
    ArchiveWriter.write(module, folder.resolve("2.pt"));
    assertEquals(-1, Files.mismatch(folder.resolve("1.pt"), folder.resolve("2.pt")));
  }

  @Test
  void roundingToBfloat16IsThatOfPytorch() {
    // torch.tensor([...]).bfloat16().view(torch.int16), PyTorch 2.7.1
    assertEquals(0x3F80, ArchiveWriter.bfloat16(1.00390625f)); // a tie goes to the even one
    assertEquals(0x3F82, ArchiveWriter.bfloat16(1.01171875f));
    assertEquals((short) 0xBDCD, ArchiveWriter.bfloat16(-0.1f));
    assertEquals(0x7F80, ArchiveWriter.bfloat16(Float.POSITIVE_INFINITY));
  }

  @Test
  void roundingToFloat16IsThatOfPytorch() {
    // torch.tensor([...]).half().view(torch.int16), PyTorch 2.7.1
    assertEquals(0x3C00, ArchiveWriter.float16(1.00048828125f)); // a tie goes to the even one
    assertEquals(0x3C02, ArchiveWriter.float16(1.00146484375f));
    assertEquals((short) 0xAE66, ArchiveWriter.float16(-0.1f));
    assertEquals(0x7BFF, ArchiveWriter.float16(65519f));
    assertEquals(0x7C00, ArchiveWriter.float16(65520f));
    assertEquals(1, ArchiveWriter.float16(6e-8f)); // the smallest above 0
    assertEquals(0x0400, ArchiveWriter.float16(6.1035e-5f)); // rounds up to the smallest normal one
    assertEquals((short) 0x8000, ArchiveWriter.float16(-0f));
  }

  @Test
  void readsWhatPytorchWrote() throws IOException {
    assumeTrue(Files.isDirectory(MODELS), "no " + MODELS + ": skipped");
    Map<String, StoredTensor> script =
        ArchiveReader.read(MODELS.resolve("unet2d_nuclei_broad/weights.pt"));
    StoredTensor weight = script.get("encoders.0.0.weight");
    assertEquals(Shape.of(16, 1, 3, 3), weight.shape());
    // torch.jit.load(...).state_dict() in PyTorch 2.7.1
    assertEquals(-0.0343596525f, weight.values()[0], 1e-9);
    assertEquals(0.1653778851f, weight.values()[2], 1e-8);
    Path state = MODELS.resolve("unet2d_multi_tensor/weights.pt");
    assertFalse(ArchiveReader.hasCode(state));
    assertFalse(ArchiveReader.read(state).isEmpty());
  }

  /**
   * A list of tensors in pickle's text format, with 12 values stored: what it declares must not be
   * reserved before it is compared with them.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(I3\\nI4\\nt | (I4\\nI1\\nt | 0 | ",
        "(I40000\\nI50000\\nt | (I50000\\nI1\\nt | 0 | needs more values than are stored",
        "(I40000\\nI50000\\nt | (I0\\nI0\\nt | 0 | needs more values than are stored",
        "(I3\\nI4\\nt | (I5\\nI1\\nt | 0 | needs more values than are stored",
        "(I3\\nI4\\nt | (I4\\nI1\\nt | 1 | needs more values than are stored",
        "(I3\\nI4\\nt | (I4\\nI1\\nt | -1 | needs more values than are stored",
        "(I-3\\nI4\\nt | (I4\\nI1\\nt | 0 | needs more values than are stored",
        "(I3\\nI4\\nt | (I-4\\nI1\\nt | 0 | needs more values than are stored",
        "(I3\\nI4\\nt | (I4\\nt | 0 | needs more values than are stored",
        "(L99999999999L\\nt | (I1\\nt | 0 | its list of tensors is damaged",
        "N | N | 0 | its list of tensors is damaged"
      })
  void whatATensorDeclaresIsCompared(String sizes, String strides, String offset, String message)
      throws IOException {
    String tensor =
        "(dS'w'\nctorch._utils\n_rebuild_tensor_v2\n((S'storage'\nctorch\nFloatStorage\nS'0'\nS'cpu'\nI12\ntQI"
            + offset
            + "\n"
            + sizes.replace("\\n", "\n")
            + strides.replace("\\n", "\n")
            + "I00\nNtRs.";
    Path file = archive(tensor.getBytes(StandardCharsets.ISO_8859_1));
    if (message == null) {
      assertEquals(12, ArchiveReader.read(file).get("w").values().length);
    } else {
      IOException e = assertThrows(IOException.class, () -> ArchiveReader.read(file));
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      assertTrue(e.getMessage().endsWith(message), e.getMessage());
    }
  }

  /** A text of 2 GB in a pickle of a few bytes; modules that contain themselves or each other. */
  @Test
  void aListOfTensorsReservesNoMemoryAndEnds() throws IOException {
    String itself = "(dp0\nS'a'\ng0\ns.";
    StringBuilder doubled = new StringBuilder("(dp0\n");
    for (int i = 1; i < 40; i++) {
      doubled.append(
          String.format(Locale.ROOT, "(dp%d\nS'a'\ng%d\nsS'b'\ng%d\ns", i, i - 1, i - 1));
    }
    for (String pickle :
        List.of(
            "X\u00ff\u00ff\u00ff\u007f",
            "\u008e" + "\u00ff".repeat(7) + "\u0010",
            itself,
            doubled + ".")) {
      Path file = archive(pickle.getBytes(StandardCharsets.ISO_8859_1));
      IOException e = assertThrows(IOException.class, () -> ArchiveReader.read(file));
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }
  }

  private Path archive(byte[] pickle) throws IOException {
    Path file = folder.resolve("crafted.pt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("net/data.pkl"));
      zip.write(pickle);
      zip.putNextEntry(new ZipEntry("net/data/0"));
      zip.write(new byte[12 * Float.BYTES]);
    }
    return file;
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.pt"), "no archive");
    IOException e = assertThrows(IOException.class, () -> ArchiveReader.read(text));
    assertTrue(e.getMessage().contains("text.pt"), e.getMessage());
    Path file = folder.resolve("whole.pt");
    ArchiveWriter.write(
        new ScriptModule(
            List.of(new Attribute("a", Shape.of(9), new float[9], DataType.FLOAT32, true)), ""),
        file);
    byte[] bytes = Files.readAllBytes(file);
    Path cut =
        Files.write(folder.resolve("cut.pt"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThrows(IOException.class, () -> ArchiveReader.read(cut));
  }
}
