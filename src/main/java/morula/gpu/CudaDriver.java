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

package morula.gpu;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * NVIDIA's driver, through its library libcuda or nvcuda. The CUDA runtime, which other programs
 * leave on the path in versions of their own, says nothing about what a libtorch can use.
 */
public final class CudaDriver implements Driver {
  private static final int OK = 0;
  private static final int NO_DEVICE = 100;
  private static final int CAPABILITY_MAJOR = 75;
  private static final int CAPABILITY_MINOR = 76;
  private static final int LONGEST_NAME = 256;

  private final List<String> libraries;

  /** The driver of this system. */
  public CudaDriver() {
    this(
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("win")
            ? List.of("nvcuda")
            // the second is where Linux inside Windows has it
            : List.of("libcuda.so.1", "/usr/lib/wsl/lib/libcuda.so.1"));
  }

  /**
   * @param libraries names or paths of the driver's library, of which the first that is there is
   *     used
   */
  CudaDriver(List<String> libraries) {
    this.libraries = List.copyOf(libraries);
  }

  /** The functions of the driver; each returns the number of an error. */
  interface Cuda extends Library {
    int cuInit(int flags);

    int cuDriverGetVersion(IntByReference version);

    int cuDeviceGetCount(IntByReference count);

    int cuDeviceGet(IntByReference device, int ordinal);

    int cuDeviceGetName(byte[] name, int length, int device);

    int cuDeviceGetAttribute(IntByReference value, int attribute, int device);

    int cuDeviceTotalMem_v2(LongByReference bytes, int device);

    int cuDevicePrimaryCtxRetain(PointerByReference context, int device);

    int cuDevicePrimaryCtxRelease_v2(int device);

    int cuCtxPushCurrent_v2(Pointer context);

    int cuCtxPopCurrent_v2(PointerByReference context);

    int cuMemGetInfo_v2(LongByReference free, LongByReference total);
  }

  private Optional<Cuda> load() {
    for (String library : libraries) {
      try {
        return Optional.of(Native.load(library, Cuda.class));
      } catch (UnsatisfiedLinkError e) {
        // not there under this name
      }
    }
    return Optional.empty();
  }

  @Override
  public DriverReport ask() {
    try {
      return load().map(CudaDriver::report).orElse(DriverReport.NONE);
    } catch (LinkageError e) {
      return DriverReport.NONE; // no driver that JNA can call, or a JNA of another version
    }
  }

  private static DriverReport report(Cuda cuda) {
    IntByReference value = new IntByReference();
    int version = cuda.cuDriverGetVersion(value) == OK ? value.getValue() : 0;
    int error = cuda.cuInit(0);
    if (error == NO_DEVICE) {
      return new DriverReport(DriverReport.State.WORKS, version, List.of(), 0);
    }
    if (error != OK) {
      return DriverReport.failed(version, error);
    }
    error = cuda.cuDeviceGetCount(value);
    if (error != OK) {
      return DriverReport.failed(version, error);
    }
    List<GraphicsCard> cards = new ArrayList<>();
    int count = value.getValue();
    for (int i = 0; i < count; i++) {
      cards.add(card(cuda, i));
    }
    return new DriverReport(DriverReport.State.WORKS, version, cards, 0);
  }

  private static GraphicsCard card(Cuda cuda, int index) {
    IntByReference value = new IntByReference();
    cuda.cuDeviceGet(value, index);
    int device = value.getValue();
    byte[] name = new byte[LONGEST_NAME];
    cuda.cuDeviceGetName(name, name.length, device);
    LongByReference bytes = new LongByReference();
    cuda.cuDeviceTotalMem_v2(bytes, device);
    return new GraphicsCard(
        index,
        Native.toString(name, StandardCharsets.UTF_8.name()),
        attribute(cuda, CAPABILITY_MAJOR, device),
        attribute(cuda, CAPABILITY_MINOR, device),
        bytes.getValue());
  }

  private static int attribute(Cuda cuda, int attribute, int device) {
    IntByReference value = new IntByReference();
    return cuda.cuDeviceGetAttribute(value, attribute, device) == OK ? value.getValue() : 0;
  }

  @Override
  public OptionalLong freeBytes(int index) {
    try {
      return load().map(cuda -> free(cuda, index)).orElse(OptionalLong.empty());
    } catch (LinkageError e) {
      return OptionalLong.empty();
    }
  }

  /** The context is the one that libtorch uses too: it is taken and given back. */
  private static OptionalLong free(Cuda cuda, int index) {
    IntByReference device = new IntByReference();
    PointerByReference context = new PointerByReference();
    if (cuda.cuInit(0) != OK
        || cuda.cuDeviceGet(device, index) != OK
        || cuda.cuDevicePrimaryCtxRetain(context, device.getValue()) != OK) {
      return OptionalLong.empty();
    }
    try {
      LongByReference free = new LongByReference();
      if (cuda.cuCtxPushCurrent_v2(context.getValue()) != OK) {
        return OptionalLong.empty();
      }
      int error = cuda.cuMemGetInfo_v2(free, new LongByReference());
      cuda.cuCtxPopCurrent_v2(new PointerByReference());
      return error == OK ? OptionalLong.of(free.getValue()) : OptionalLong.empty();
    } finally {
      cuda.cuDevicePrimaryCtxRelease_v2(device.getValue());
    }
  }
}
