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

import com.google.gson.Gson;
import java.util.LinkedHashMap;
import java.util.Map;
import morula.progress.Reason;

/**
 * The test of a libtorch, as a program of its own: loads it, computes a convolution whose result is
 * known, takes the time of an image, and prints what it found as a line of JSON.
 */
public final class ProbeProgram {
  private ProbeProgram() {}

  /**
   * @param args the device, such as "gpu:0"
   */
  public static void main(String[] args) {
    Map<String, Object> found = new LinkedHashMap<>();
    try {
      stage("loading the libraries");
      found.put("libtorch", TorchVersions.pytorch());
      Device device = device(args[0]);
      stage("computing on " + args[0]);
      found.put("device", args[0]);
      found.put("difference", ProbeNetwork.difference(device));
      stage("taking the time");
      double seconds = ProbeNetwork.secondsOfAnImage(device);
      found.put("seconds", seconds);
      found.put(
          "processor_seconds",
          device.isProcessor() ? seconds : ProbeNetwork.secondsOfAnImage(Device.CPU));
    } catch (Exception | LinkageError e) {
      found.put("error", String.valueOf(deepest(e)));
    }
    System.out.println(new Gson().toJson(found));
    System.out.flush();
    // libraries of CUDA may hang when they are taken down
    Runtime.getRuntime().halt(found.containsKey("error") ? 1 : 0);
  }

  private static void stage(String what) {
    System.out.println("morula-probe: " + what);
    System.out.flush();
  }

  private static Device device(String word) {
    DeviceRequest request = DeviceRequest.parse(word);
    return switch (request.kind()) {
      case GPU -> Device.gpu(request.index());
      case MPS -> Device.MPS;
      default -> Device.CPU;
    };
  }

  private static String deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? Reason.of(failure) : cause.getMessage();
  }
}
