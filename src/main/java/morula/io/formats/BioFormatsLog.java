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

import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Turns off the log output of Bio-Formats. Without a configuration, the logback that it brings
 * along prints every debug line of every library to standard output; in that case all loggers are
 * turned off. Where logback is configured, as in Fiji, only the loggers of Bio-Formats are turned
 * off.
 */
public final class BioFormatsLog {
  private static final List<String> LOGGERS =
      List.of("loci", "ome", "ucar", "com.drew", "nom.tam", "org.scijava.nativelib");

  private BioFormatsLog() {}

  public static void silence() {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory.getClass().getName().equals("ch.qos.logback.classic.LoggerContext")) {
      Logback.silence(factory);
    }
  }

  /**
   * The calls of logback, in a class of their own so that they are loaded only where logback is in
   * use.
   */
  private static final class Logback {
    static void silence(ILoggerFactory factory) {
      LOGGERS.forEach(name -> turnOff(factory, name));
      ch.qos.logback.classic.Logger root = logger(factory, org.slf4j.Logger.ROOT_LOGGER_NAME);
      // what logback sets up when it finds no configuration
      if (root.getLevel() == ch.qos.logback.classic.Level.DEBUG
          && root.getAppender("console") != null) {
        turnOff(factory, root.getName());
      }
    }

    private static void turnOff(ILoggerFactory factory, String name) {
      logger(factory, name).setLevel(ch.qos.logback.classic.Level.OFF);
    }

    private static ch.qos.logback.classic.Logger logger(ILoggerFactory factory, String name) {
      return (ch.qos.logback.classic.Logger) factory.getLogger(name);
    }
  }
}
