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

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import morula.keys.KeyedCommand;
import morula.model.InstalledModels;
import morula.model.ModelCard;
import morula.model.ModelFolders;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Lists the models that are installed, or tells about one. */
@Plugin(
    type = KeyedCommand.class,
    name = "models",
    description = "Lists the installed models, or tells what one of them is for and how to cite it",
    headless = true,
    menu = {@Menu(label = "Plugins"), @Menu(label = "Morula"), @Menu(label = "Morula: Models...")},
    attrs = @Attr(name = "no-legacy"))
public final class ListModels extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Model",
      description = "Name of the model to tell about; empty to list all")
  private String model = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Models")
  private String list;

  @Override
  void work(Progress progress) throws IOException {
    List<ModelCard> cards = InstalledModels.all();
    if (!model.isBlank()) {
      list =
          cards.stream()
              .filter(card -> card.name().equals(model.strip()))
              .findFirst()
              .map(InstalledModels::text)
              .orElseThrow(
                  () ->
                      new InvalidRequestException(
                          "model="
                              + model
                              + ": no such model is installed; there are "
                              + cards.stream()
                                  .map(ModelCard::name)
                                  .collect(Collectors.joining(", "))));
      return;
    }
    list =
        cards.isEmpty()
            ? "No model is installed. Models are looked for in "
                + ModelFolders.all().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(", "))
                + "\n"
            : cards.stream().map(InstalledModels::line).collect(Collectors.joining());
  }
}
