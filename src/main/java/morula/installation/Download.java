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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import morula.progress.Progress;
import morula.progress.Reason;

/**
 * Fetches a file from the web into one that may hold its beginning already. What has come stays
 * when the connection breaks or the user stops, and the next call goes on behind it. Java's
 * settings decide about a proxy.
 */
final class Download {
  /** What is downloaded, in the words of the progress. */
  static final String STEP = "Downloading libtorch";

  private static final long LOOK_MILLIS = 100;
  private static final int BLOCK = 1 << 18;
  private static final int PARTIAL = HttpURLConnection.HTTP_PARTIAL;
  private static final int UNSATISFIABLE = 416;

  /** How often in turn a connection may bring nothing new. */
  private static final int TRIES = 4;

  private final URI address;
  private final OptionalLong size;
  private final Duration patience;
  private final Duration pause;
  private final HttpClient client;

  /**
   * @param address of the file
   * @param size in bytes, if it is known
   * @param patience how long the server may be silent
   * @param pause before a broken connection is made again
   */
  Download(URI address, OptionalLong size, Duration patience, Duration pause) {
    this.address = address;
    this.size = size;
    this.patience = patience;
    this.pause = pause;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .proxy(ProxySelector.getDefault())
            .connectTimeout(patience)
            .build();
  }

  /** A failure that another try does not change. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String line) {
      super(line);
    }
  }

  /**
   * Fetches what is missing.
   *
   * @param part file that holds the beginning, and then all
   * @param files opens {@code part}
   * @throws IOException in one line, if it cannot be fetched or written; {@code part} stays
   * @throws java.util.concurrent.CancellationException if the user stopped
   */
  void into(Path part, PartFile files, Progress progress) throws IOException {
    int vain = 0;
    while (true) {
      long before = length(part);
      if (size.isPresent() && before == size.getAsLong()) {
        return;
      }
      try {
        if (continued(part, before, files, progress)) {
          return;
        }
        throw new IOException("the connection was cut");
      } catch (Refused | PartFile.Unwritable e) {
        progress.checkCancelled();
        throw e;
      } catch (IOException e) {
        progress.checkCancelled();
        vain = length(part) > before ? 1 : vain + 1;
        if (vain >= TRIES) {
          throw broken(e, length(part));
        }
        rest(progress);
      }
    }
  }

  private static long length(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /** Makes one connection; returns whether the file is complete. */
  private boolean continued(Path part, long have, PartFile files, Progress progress)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(patience).header("Accept-Encoding", "identity");
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response = answer(request.build(), progress);
    try (WatchedStream in = new WatchedStream(response.body(), patience, progress)) {
      int status = response.statusCode();
      if (status == UNSATISFIABLE && have > 0) {
        // nothing lies behind what is there: complete, or not of this file, as the digest tells
        return true;
      }
      if (status != HttpURLConnection.HTTP_OK && status != PARTIAL) {
        throw refusal(status);
      }
      long start = status == PARTIAL ? start(response, have) : 0;
      long rest = response.headers().firstValueAsLong("Content-Length").orElse(-1);
      long total = rest < 0 ? size.orElse(0) : start + rest;
      if (rest >= 0 && size.isPresent() && total != size.getAsLong()) {
        throw new Refused(
            address
                + " offers a file of "
                + total
                + " bytes instead of "
                + size.getAsLong()
                + ": it is another one; try again later, or name a mirror=");
      }
      try (OutputStream out = files.open(part, start > 0)) {
        long done = copy(in, out, start, total, progress);
        return rest < 0 ? size.isEmpty() || done == size.getAsLong() : done == total;
      }
    }
  }

  /** Waits for an answer, but no longer than the user does. */
  private HttpResponse<InputStream> answer(HttpRequest request, Progress progress)
      throws IOException {
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    try {
      while (true) {
        try {
          return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          progress.checkCancelled();
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  /** Returns where the answer begins, which must be where the file ends. */
  private long start(HttpResponse<?> response, long have) throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + have + "-")) {
      throw new Refused(
          address + " answers with another part of the file than was asked for; name a mirror=");
    }
    return have;
  }

  private static long copy(
      InputStream in, OutputStream out, long start, long total, Progress progress)
      throws IOException {
    byte[] block = new byte[BLOCK];
    long done = start;
    progress.update(done, total, STEP);
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      out.write(block, 0, n);
      done += n;
      progress.update(done, total, STEP);
      progress.checkCancelled();
    }
    return done;
  }

  private void rest(Progress progress) throws IOException {
    long until = System.nanoTime() + pause.toNanos();
    try {
      while (System.nanoTime() < until) {
        progress.checkCancelled();
        Thread.sleep(Math.min(100, Math.max(1, pause.toMillis())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Refused refusal(int status) {
    String what =
        switch (status) {
          case 301, 302, 303, 307, 308 -> "leads to another kind of address";
          case 403 -> "may not be read from here";
          case 404, 410 -> "is not there";
          case 407 -> "is behind a proxy that wants a name and a password";
          default -> "cannot be had (the server answers " + status + ")";
        };
    return new Refused(
        address + " " + what + ": try again later, or name another site with mirror=");
  }

  private IOException broken(IOException cause, long have) {
    String why = Reason.of(cause);
    if (cause instanceof HttpTimeoutException || cause instanceof WatchedStream.Silent) {
      why = "the server is silent";
    } else if (isUnknown(cause)) {
      why =
          "the name "
              + address.getHost()
              + " is not known here; is there a connection to the Internet, or is a proxy to be set"
              + " (ImageJ: Edit > Options > Proxy Settings)?";
    }
    return new IOException(
        address
            + " cannot be fetched: "
            + why
            + (have > 0
                ? "; the " + Size.of(have) + " that came are kept: start again to go on"
                : ""),
        cause);
  }

  private static boolean isUnknown(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
