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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import morula.progress.Progress;

/** A stream of the web that ends when its server is silent for too long, or the user stops. */
final class WatchedStream extends FilterInputStream {
  private static final long LOOK_MILLIS = 100;

  private final Thread watch;
  private volatile long lastNanos = System.nanoTime();
  private volatile boolean silent;

  /** The server sent nothing for too long. */
  static final class Silent extends IOException {
    private static final long serialVersionUID = 1L;

    Silent() {
      super("the server is silent");
    }
  }

  /**
   * @param stream whose reading ends when another thread closes it
   * @param patience how long the server may be silent
   */
  WatchedStream(InputStream stream, Duration patience, Progress progress) {
    super(stream);
    watch = new Thread(() -> look(patience, progress), "Morula: download");
    watch.setDaemon(true);
    watch.start();
  }

  private void look(Duration patience, Progress progress) {
    try {
      while (!progress.isCancelled() && !silent) {
        Thread.sleep(LOOK_MILLIS);
        silent = System.nanoTime() - lastNanos > patience.toNanos();
      }
      in.close();
    } catch (InterruptedException | IOException e) {
      return; // the stream has ended
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int n = in.read(bytes, offset, length);
      if (n < 0 && silent) {
        throw new Silent();
      }
      lastNanos = System.nanoTime();
      return n;
    } catch (IOException e) {
      throw silent ? new Silent() : e;
    }
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    super.close();
  }
}
