package morula.fiji;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import morula.io.PngFiles;
import morula.pictures.Chart;
import morula.pictures.Pictures;

/** Draws charts with ImageJ's plot, without a window. */
public final class ChartPlot implements Chart.Writer {

  @Override
  public void write(List<Chart> charts, Path file) throws IOException {
    PngFiles.write(Pictures.sideBySide(charts.stream().map(ChartPlot::draw).toList()), file);
  }

  private static BufferedImage draw(Chart chart) {
    CurvePlot plot = new CurvePlot(chart.title(), chart.xLabel(), chart.yLabel());
    if (chart.logarithmicX()) {
      plot.logarithmicX();
    }
    for (Chart.Series series : chart.series()) {
      if (series.name().isEmpty()) {
        plot.background(series.x(), series.y());
      } else if (series.connected()) {
        plot.curve(series.name(), series.x(), series.y());
      } else {
        plot.points(series.name(), series.x(), series.y());
      }
    }
    return plot.draw();
  }
}
