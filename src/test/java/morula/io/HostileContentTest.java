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

package morula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import loci.common.RandomAccessInputStream;
import loci.formats.tiff.TiffSaver;
import morula.image.Calibration;
import morula.image.Image;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an image says: nothing is fetched from the network, and no other file is read. */
class HostileContentTest {
  private static final String OME =
      "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"><Image ID=\"Image:0\""
          + " Name=\"%s\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"XYCZT\" Type=\"uint8\""
          + " SizeX=\"8\" SizeY=\"8\" SizeC=\"1\" SizeZ=\"1\" SizeT=\"1\"><Channel ID=\"Channel:0:0\""
          + " SamplesPerPixel=\"1\"/>%s</Pixels></Image></OME>";
  private static final String PLANE = "<TiffData/>";

  private static final String LIF_IMAGE =
      "<Element Name=\"a\"><Data><Experiment/></Data><Children><Element Name=\"b\"><Memory"
          + " Size=\"64\" MemoryBlockID=\"MemBlock_1\"/><Data><Image><ImageDescription><Channels>"
          + "<ChannelDescription Resolution=\"8\" BytesInc=\"0\"/></Channels><Dimensions>"
          + "<DimensionDescription DimID=\"1\" NumberOfElements=\"8\" BytesInc=\"1\" Length=\"1\"/>"
          + "<DimensionDescription DimID=\"2\" NumberOfElements=\"8\" BytesInc=\"8\" Length=\"1\"/>"
          + "</Dimensions></ImageDescription></Image></Data></Element></Children></Element>";

  @TempDir Path folder;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private ServerSocket server;
  private String address;
  private Path secret;

  /** A server that notes who connects. */
  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    address = "http://127.0.0.1:" + server.getLocalPort() + "/";
    secret = Files.writeString(folder.resolve("secret.txt"), "do-not-tell");
    Thread listener =
        new Thread(
            () -> {
              while (true) {
                try (Socket call = server.accept()) {
                  heard.add("somebody asked");
                  call.getOutputStream()
                      .write("HTTP/1.0 404 no\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (SocketException e) {
                  return; // closed
                } catch (IOException e) {
                  heard.add(e.toString());
                }
              }
            });
    listener.setDaemon(true);
    listener.start();
  }

  @AfterEach
  void nobodyAsked() throws IOException {
    server.close();
    assertEquals(List.of(), heard);
  }

  private List<String> entities() {
    return List.of(
        "<!DOCTYPE OME [<!ENTITY e SYSTEM \"" + address + "general\">]>",
        "<!DOCTYPE OME [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>",
        "<!DOCTYPE OME [<!ENTITY % p SYSTEM \"" + address + "parameter\"> %p;]>",
        "<!DOCTYPE OME [<!ENTITY % f SYSTEM \""
            + secret.toUri()
            + "\"><!ENTITY % d SYSTEM \""
            + address
            + "both\"> %d; %f;]>",
        laughs());
  }

  /** Text that grows tenfold with each of ten lines. */
  private static String laughs() {
    StringBuilder type = new StringBuilder("<!DOCTYPE OME [<!ENTITY e0 \"ha\">");
    for (int i = 1; i <= 10; i++) {
      type.append("<!ENTITY e").append(i).append(" \"").append(("&e" + (i - 1) + ";").repeat(10));
      type.append("\">");
    }
    return type.append("<!ENTITY e \"&e10;\">]>").toString();
  }

  private static String use(String type) {
    return type.contains("ENTITY e ") ? "&e;" : "x";
  }

  @Test
  void omeTiff() throws IOException {
    for (String type : entities()) {
      assertRefused(omeTiff(type + String.format(Locale.ROOT, OME, use(type), PLANE)));
    }
  }

  /** Also of an earlier version, which Bio-Formats hands on to a transformer. */
  @Test
  void documentTypeWithoutEntities() throws IOException {
    for (String version : List.of("2016-06", "2013-06")) {
      String xml = String.format(Locale.ROOT, OME, "x", PLANE).replace("2016-06", version);
      assertRefused(omeTiff("<!DOCTYPE OME SYSTEM \"" + address + "x.dtd\">" + xml));
      readAll(omeTiff(xml));
    }
  }

  /** Property lists, as iVision writes them, have one. */
  @Test
  void documentTypeOfEventsIsNotFetched() throws IOException {
    String data = "<BinData BigEndian=\"false\" Length=\"64\">" + "AAAA".repeat(21) + "AA==";
    Path file = folder.resolve("b.ome");
    Files.writeString(
        file,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE OME SYSTEM \""
            + address
            + "x.dtd\">"
            + String.format(Locale.ROOT, OME, "x", data + "</BinData>"));
    try {
      readAll(file);
    } catch (IOException e) {
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }
  }

  @Test
  void omeXml() throws IOException {
    String data = "<BinData BigEndian=\"false\" Length=\"64\">" + "AAAA".repeat(21) + "AA==";
    for (String type : entities()) {
      Path file = folder.resolve("a.ome");
      String xml = String.format(Locale.ROOT, OME, use(type), data + "</BinData>");
      Files.writeString(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + type + xml);
      assertRefused(file);
    }
  }

  @Test
  void lif() throws IOException {
    for (String type : entities()) {
      String xml =
          type.replace("OME", "LMSDataContainerHeader")
              + "<LMSDataContainerHeader Version=\"2\">"
              + LIF_IMAGE
              + use(type)
              + "</LMSDataContainerHeader>";
      Path file = folder.resolve("a.lif");
      Files.write(file, lifOf(xml));
      // Bio-Formats puts an element around the text, so that it is no XML any more
      assertFails(file, "a.lif is ");
    }
  }

  @Test
  void czi() throws IOException {
    for (String type : entities()) {
      String xml =
          type.replace("OME", "ImageDocument")
              + "<ImageDocument><Metadata><Information><Document><Name>"
              + use(type)
              + "</Name></Document></Information></Metadata></ImageDocument>";
      Path file = folder.resolve("a.czi");
      Files.write(file, cziOf(xml));
      assertRefused(file);
    }
  }

  @Test
  void addressesOfOtherFiles() throws IOException {
    String elsewhere =
        "<TiffData FirstC=\"0\" FirstT=\"0\" FirstZ=\"0\" IFD=\"0\" PlaneCount=\"1\">"
            + "<UUID FileName=\""
            + address
            + "b.tif\">urn:uuid:7a4a7f3b-3f0a-4a59-8e02-5a2c7c3f4f6e</UUID></TiffData>";
    assertRefused(omeTiff(String.format(Locale.ROOT, OME, "x", elsewhere)));
    assertRefused(
        omeTiff(
            "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"><BinaryOnly"
                + " MetadataFile=\""
                + address
                + "c.companion.ome\" UUID=\"urn:uuid:7a4a7f3b-3f0a-4a59-8e02-5a2c7c3f4f6e\"/></OME>"));
  }

  @Test
  void plainContentIsReadWithTheSameParsers() throws IOException {
    Files.write(
        folder.resolve("good.lif"),
        lifOf("<LMSDataContainerHeader Version=\"2\">" + LIF_IMAGE + "</LMSDataContainerHeader>"));
    readAll(folder.resolve("good.lif"));
    readAll(omeTiff(String.format(Locale.ROOT, OME, "x", PLANE)));
    Files.write(folder.resolve("good.czi"), cziOf("<ImageDocument><Metadata/></ImageDocument>"));
    readAll(folder.resolve("good.czi"));
  }

  @Test
  void theRestOfTheProgramKeepsItsParsers() throws Exception {
    readAll(omeTiff(String.format(Locale.ROOT, OME, "x", PLANE)));
    String own = "morula.io.formats";
    assertFalse(DocumentBuilderFactory.newInstance().getClass().getName().startsWith(own));
    assertFalse(SAXParserFactory.newInstance().getClass().getName().startsWith(own));
  }

  private static void assertRefused(Path file) {
    assertFails(file, "is not read: it");
  }

  private static void assertFails(Path file, String line) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          Exception e = assertThrows(Exception.class, () -> readAll(file), file.toString());
          assertTrue(e.getMessage().startsWith(file.toString()), e.toString());
          assertEquals(1, e.getMessage().lines().count(), e.getMessage());
          assertFalse(e.getMessage().contains("do-not-tell"), e.getMessage());
          assertTrue(e.getMessage().contains(line), e.getMessage());
        });
  }

  private static void readAll(Path file) throws IOException {
    try (ImageSource source = ImageSource.open(file)) {
      for (RealType<?> pixel : source.series(0).pixels()) {
        assertTrue(pixel.getRealDouble() >= 0);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Path omeTiff(String description) throws IOException {
    Path file = folder.resolve("a.ome.tif");
    ImageFiles.write(
        new Image("x", ArrayImgs.unsignedBytes(8, 8, 1, 1, 1), Calibration.NONE), file);
    try (RandomAccessInputStream in = new RandomAccessInputStream(file.toString());
        TiffSaver saver = new TiffSaver(file.toString())) {
      saver.setLittleEndian(Files.readAllBytes(file)[0] == 'I');
      saver.overwriteComment(in, description);
    } catch (loci.formats.FormatException e) {
      throw new IOException(e);
    }
    return file;
  }

  /** A header in UTF-16 and one block of pixels. */
  private static byte[] lifOf(String xml) {
    byte[] text = xml.getBytes(StandardCharsets.UTF_16LE);
    byte[] id = "MemBlock_1".getBytes(StandardCharsets.UTF_16LE);
    ByteBuffer file =
        ByteBuffer.allocate(13 + text.length + 22 + id.length + 64).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0x70).putInt(5 + text.length).put((byte) 0x2A).putInt(xml.length()).put(text);
    file.putInt(0x70).putInt(14 + id.length).put((byte) 0x2A).putLong(64).put((byte) 0x2A);
    file.putInt(id.length / 2).put(id);
    return file.array();
  }

  /** File header, metadata, one plane of 8 x 8 pixels, directory. */
  private static byte[] cziOf(String xml) throws IOException {
    byte[] text = xml.getBytes(StandardCharsets.UTF_8);
    ByteBuffer metadata = segmentBody(256 + text.length);
    metadata.putInt(text.length).putInt(0).position(256);
    metadata.put(text);
    byte[] second = segment("ZISRAWMETADATA", metadata.array());
    long planeAt = 32 + 512L + second.length;
    byte[] entry = cziEntry(planeAt);
    ByteBuffer block = segmentBody(Math.max(256, 16 + entry.length) + 64);
    block.putInt(0).putInt(0).putLong(64).put(entry);
    byte[] third = segment("ZISRAWSUBBLOCK", block.array());
    ByteBuffer directory = segmentBody(128 + entry.length);
    directory.putInt(1).position(128);
    directory.put(entry);
    byte[] fourth = segment("ZISRAWDIRECTORY", directory.array());
    ByteBuffer header = segmentBody(512);
    header.putInt(1).putInt(0).putInt(0).putInt(0).position(48);
    header.putInt(0).putLong(planeAt + third.length).putLong(32 + 512L);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(segment("ZISRAWFILE", header.array()));
    file.write(second);
    file.write(third);
    file.write(fourth);
    return file.toByteArray();
  }

  private static byte[] cziEntry(long at) {
    ByteBuffer entry = segmentBody(32 + 2 * 20);
    entry.put("DV".getBytes(StandardCharsets.US_ASCII)).putInt(0).putLong(at).putInt(0).putInt(0);
    entry.position(28);
    entry.putInt(2);
    for (String name : new String[] {"X", "Y"}) {
      entry.put(name.getBytes(StandardCharsets.US_ASCII)).put(new byte[3]);
      entry.putInt(0).putInt(8).putFloat(0).putInt(8);
    }
    return entry.array();
  }

  private static ByteBuffer segmentBody(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** With its name and its length, a multiple of 32. */
  private static byte[] segment(String name, byte[] body) {
    int size = (body.length + 31) / 32 * 32;
    ByteBuffer segment = segmentBody(32 + size);
    segment.put(name.getBytes(StandardCharsets.US_ASCII)).position(16);
    segment.putLong(size).putLong(size).put(body);
    return segment.array();
  }
}
