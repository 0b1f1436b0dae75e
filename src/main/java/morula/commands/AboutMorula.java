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

package morula.commands;

import java.util.List;
import morula.engine.TorchVersions;
import morula.keys.KeyedCommand;
import morula.model.InstalledModels;
import morula.model.ModelCard;
import morula.progress.Progress;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Tells version and licence, and what to cite. */
@Plugin(
    type = KeyedCommand.class,
    name = "about",
    description = "Tells the version and the licence of Morula, and what to cite",
    headless = true,
    menu = {@Menu(label = "Plugins"), @Menu(label = "Morula"), @Menu(label = "Morula: About/Cite")},
    attrs = @Attr(name = "no-legacy"))
public final class AboutMorula extends MorulaCommand {
  @Parameter(type = ItemIO.OUTPUT, label = "About")
  private String text;

  @Override
  void work(Progress progress) {
    String version = TorchVersions.morula();
    StringBuilder all = new StringBuilder();
    all.append("Morula ").append(version).append('\n');
    all.append(
        "Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji.\n"
            + "Copyright (c) 2026, Morula developers. Licence: BSD-2-Clause.\n\n"
            + "How to cite\n"
            + "  Say in the methods: \"Objects were segmented with Morula "
            + version
            + ", model NAME, in ImageJ.\"\n"
            + "  ImageJ: Schneider, Rasband, Eliceiri: NIH Image to ImageJ: 25 years of image"
            + " analysis, https://doi.org/10.1038/nmeth.2089\n"
            + "  Fiji, if you use it: Schindelin et al.: Fiji: an open-source platform for"
            + " biological-image analysis, https://doi.org/10.1038/nmeth.2019\n");
    for (ModelCard card : InstalledModels.all()) {
      List<String> citations = InstalledModels.citations(card);
      all.append("\nModel ").append(card.name());
      card.about().licence().ifPresent(licence -> all.append(", licence ").append(licence));
      all.append('\n');
      citations.forEach(line -> all.append("  ").append(line).append('\n'));
    }
    text = all.toString();
  }
}
