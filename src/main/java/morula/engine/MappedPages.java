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

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The pages of mapped files that are in memory. On Linux they count as memory of the program until
 * they are given back; Windows takes them back by itself.
 */
public final class MappedPages {
  /** {@code MADV_DONTNEED} in {@code sys/mman.h} of Linux. */
  private static final int DONT_NEED = 4;

  /** {@code _SC_PAGESIZE} in {@code unistd.h} of Linux. */
  private static final int PAGE_SIZE = 30;

  private static final Optional<Advice> ADVICE = advice();

  private MappedPages() {}

  /**
   * The call of the system, and what it counts in.
   *
   * @param page bytes of a page, a power of 2
   */
  private record Advice(Function madvise, long page) {}

  private static Optional<Advice> advice() {
    return CLibrary.function("sysconf")
        .map(sysconf -> sysconf.invokeLong(new Object[] {PAGE_SIZE}))
        .filter(page -> page > 0 && Long.bitCount(page) == 1)
        .flatMap(page -> CLibrary.function("madvise").map(madvise -> new Advice(madvise, page)));
  }

  /** Whether {@link #release} has an effect here. */
  public static boolean canBeReleased() {
    return ADVICE.isPresent();
  }

  /**
   * Gives the pages of a part of a mapped file back to the system. What was written stays, and is
   * read from the file again when it is needed; other threads may use the part meanwhile.
   *
   * @param part of a buffer that {@link java.nio.channels.FileChannel#map} has made of a file with
   *     {@link java.nio.channels.FileChannel.MapMode#READ_WRITE}; what was written to a private
   *     mapping would be lost
   */
  public static void release(ByteBuffer part) {
    ADVICE.ifPresent(
        advice -> {
          long begin = Pointer.nativeValue(Native.getDirectBufferPointer(part));
          // a mapping begins and ends with a page, so this does not reach beyond it
          long first = begin & -advice.page();
          long bytes = begin - first + part.capacity();
          // if the system refuses, nothing is lost but memory
          advice.madvise().invokeInt(new Object[] {new Pointer(first), bytes, DONT_NEED});
        });
  }
}
