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

package morula.installation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import morula.io.Sha256;

/** A server on this machine that sends an archive, well or badly. */
public final class PayloadServer implements AutoCloseable {
  /** What can go wrong. */
  public enum Fault {
    NONE,
    /** Every answer ends after a third of the file. */
    CUT,
    /** Always the whole file, whatever part was asked for. */
    NO_RANGES,
    /** Nothing after the first 4096 bytes of the file. */
    STALLED,
    /** The first half, and the rest when the fault has ended. */
    SLOW,
    /** Other bytes, as many. */
    WRONG,
    /** Other bytes, and fewer. */
    SHORT,
    MISSING,
    REDIRECT
  }

  private final byte[] content;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile Fault fault = Fault.NONE;

  /** The value of the header Range of each request; "" if it had none. */
  public final List<String> ranges = new ArrayList<>();

  public PayloadServer(byte[] content) throws IOException {
    this.content = content.clone();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Returns an archive as PyTorch publishes it, with random numbers in the place of libraries. */
  public static byte[] archive() throws IOException {
    byte[] library = new byte[300_000];
    new Random(1).nextBytes(library);
    return zip(
        Map.of(
            "libtorch/lib/" + System.mapLibraryName("torch"),
            new byte[] {1, 2, 3},
            "libtorch/lib/libcublas.so.12",
            library,
            "libtorch/lib/c10.lib",
            new byte[] {4},
            "libtorch/include/torch/torch.h",
            new byte[] {5},
            "libtorch/build-version",
            "2.7.1+cu128\n".getBytes(StandardCharsets.UTF_8),
            "libtorch/lib/../../evil.so",
            new byte[] {6}));
  }

  /** Returns a zip of entries by their name. */
  public static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  public void fails(Fault how) {
    fault = how;
  }

  /** Returns the payload that this server should send. */
  public Payload payload() {
    return new Payload(
        "libtorch-test",
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cu128/libtorch.zip"),
        OptionalLong.of(content.length),
        Sha256.of(content),
        75,
        List.of("a licence of the test"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    synchronized (ranges) {
      ranges.add(range == null ? "" : range);
    }
    try (exchange) {
      if (fault == Fault.MISSING) {
        exchange.sendResponseHeaders(404, -1);
      } else if (fault == Fault.REDIRECT && !exchange.getRequestURI().getPath().contains("moved")) {
        exchange.getResponseHeaders().set("Location", "/moved/libtorch.zip");
        exchange.sendResponseHeaders(302, -1);
      } else {
        send(exchange, range == null || fault == Fault.NO_RANGES ? 0 : start(range));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int start(String range) {
    return Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
  }

  private void send(HttpExchange exchange, int start) throws IOException, InterruptedException {
    if (start >= content.length) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    if (start > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
    }
    int rest = content.length - start - (fault == Fault.SHORT ? 7 : 0);
    exchange.sendResponseHeaders(start > 0 ? 206 : 200, rest);
    OutputStream out = exchange.getResponseBody();
    byte[] sent = content.clone();
    if (fault == Fault.STALLED && start > 0) {
      Thread.sleep(60_000);
    }
    if (fault == Fault.WRONG) {
      sent[sent.length / 2]++;
    }
    int end = fault == Fault.CUT ? Math.min(rest, content.length / 3) : rest;
    for (int done = 0; done < end; ) {
      int n = Math.min(end - done, 4096);
      out.write(sent, start + done, n);
      out.flush();
      done += n;
      if (fault == Fault.SLOW) {
        Thread.sleep(5);
      }
      while (fault == Fault.SLOW && start + done > content.length / 2) {
        Thread.sleep(50);
      }
      if (fault == Fault.STALLED) {
        Thread.sleep(60_000);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
