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

package morula.windows;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;
import ij.process.ImageProcessor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import morula.evaluation.EvaluationReport;
import morula.evaluation.Verdict;
import org.scijava.module.Module;

/** What is particular to the window that evaluates: it shows what the files tell. */
final class EvaluateParts implements Particulars {

  @Override
  public String done(Module finished) {
    Path folder = new File(String.valueOf(finished.getInput("output"))).toPath();
    String verdict = Verdict.of((EvaluationReport) finished.getOutput("report"));
    try {
      ImagePlus charts = IJ.openImage(folder.resolve("metrics.png").toString());
      if (charts != null) {
        charts.show();
      }
      showWorst(folder);
      ResultsTable table = ResultsTable.open(folder.resolve("metrics.csv").toString());
      table.show("Scores by image");
    } catch (IOException e) {
      return verdict + "\nThe pictures and the table are in " + folder;
    }
    return verdict;
  }

  /** Shows the pictures of the worst images in one window, worst first. */
  private static void showWorst(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> file.getFileName().toString().matches("worst_\\d+_.*\\.png"))
              .sorted()
              .toList();
    }
    List<ImagePlus> pictures =
        files.stream().map(file -> IJ.openImage(file.toString())).filter(p -> p != null).toList();
    if (pictures.isEmpty()) {
      return;
    }
    int width = pictures.stream().mapToInt(ImagePlus::getWidth).max().orElseThrow();
    int height = pictures.stream().mapToInt(ImagePlus::getHeight).max().orElseThrow();
    ImageStack stack = new ImageStack(width, height);
    for (ImagePlus picture : pictures) {
      ImageProcessor page = picture.getProcessor().convertToRGB().createProcessor(width, height);
      page.insert(picture.getProcessor().convertToRGB(), 0, 0);
      stack.addSlice(picture.getTitle(), page);
    }
    new ImagePlus("Errors, worst image first", stack).show();
  }
}
