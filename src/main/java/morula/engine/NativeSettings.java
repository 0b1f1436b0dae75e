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

package morula.engine;

/**
 * Settings of the C library of Linux that make libtorch faster. Scripts could make them by
 * variables of the environment; in ImageJ nobody does.
 */
final class NativeSettings {
  /** The parameters of {@code mallopt} in glibc's {@code malloc.h}. */
  private static final int M_TRIM_THRESHOLD = -1;

  private static final int M_TOP_PAD = -2;
  private static final int M_MMAP_MAX = -4;
  private static final int M_ARENA_MAX = -8;

  private static final int TOP_PAD = 256 << 20;

  private NativeSettings() {}

  /**
   * Lets libtorch keep its memory between the layers of a network: glibc gives large blocks back to
   * the system at once, which then clears them again, a third of the time of a large image. Lets
   * its threads wait asleep: spinning is many times slower when others compute too. Must be called
   * before libtorch is loaded. What the user has set stays. Threads that are older than the call
   * give blocks of 64 MB and more back all the same; {@code scripts/morula} sets variables before
   * Java starts.
   */
  static void apply() {
    CLibrary.call("setenv", "OMP_WAIT_POLICY", "PASSIVE", 0);
    if (System.getenv().keySet().stream().noneMatch(name -> name.startsWith("MALLOC_"))) {
      CLibrary.call("mallopt", M_ARENA_MAX, 1);
      CLibrary.call("mallopt", M_MMAP_MAX, 0);
      CLibrary.call("mallopt", M_TRIM_THRESHOLD, Integer.MAX_VALUE);
      CLibrary.call("mallopt", M_TOP_PAD, TOP_PAD);
    }
  }

  /** Gives the memory that libtorch keeps and does not use back to the system. */
  static void release() {
    CLibrary.call("malloc_trim", 0L);
  }
}
