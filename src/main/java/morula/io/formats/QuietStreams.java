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

package morula.io.formats;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Drops what the threads that read images print, as JPEG 2000 decoding prints stack traces (jj2000
 * in Bio-Formats 7.3.1). Other threads print as before.
 */
final class QuietStreams implements AutoCloseable {
  private static int users;
  private static Filter out;
  private static Filter err;

  private QuietStreams() {}

  static synchronized QuietStreams open() {
    if (users++ == 0) {
      out = new Filter(System.out);
      err = new Filter(System.err);
      System.setOut(out);
      System.setErr(err);
    }
    return new QuietStreams();
  }

  @Override
  public void close() {
    end();
  }

  private static synchronized void end() {
    if (--users == 0) {
      // another part of the program may have put its own stream there meanwhile
      if (System.out == out) {
        System.setOut(out.all);
      }
      if (System.err == err) {
        System.setErr(err.all);
      }
    }
  }

  private static final class Filter extends PrintStream {
    private final PrintStream all;

    Filter(PrintStream all) {
      super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      this.all = all;
    }

    private static boolean isDropped() {
      return Thread.currentThread() instanceof ReadingThread;
    }

    @Override
    public void write(int b) {
      if (!isDropped()) {
        all.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (!isDropped()) {
        all.write(bytes, offset, length);
      }
    }

    // text goes on as text, because only the stream there knows its encoding

    @Override
    public void print(String text) {
      if (!isDropped()) {
        all.print(text);
      }
    }

    @Override
    public void print(Object value) {
      print(String.valueOf(value));
    }

    @Override
    public void print(char character) {
      print(String.valueOf(character));
    }

    @Override
    public void print(char[] characters) {
      print(String.valueOf(characters));
    }

    @Override
    public void flush() {
      if (!isDropped()) {
        all.flush();
      }
    }
  }
}
