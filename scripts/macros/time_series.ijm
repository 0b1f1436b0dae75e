// Segments all frames of a time series and prints the number of objects and their mean area over time.
// In a terminal: scripts/imagej -batch scripts/macros/time_series.ijm photos/film.tif
path = getArgument();
if (path == "") path = File.openDialog("Choose a time series");
open(path);
name = File.getNameWithoutExtension(path);
Stack.getDimensions(width, height, channels, slices, frames);
results = File.getDirectory(path) + "results";
run("Morula: Segment...", "model=nuclei output=[" + results + "]");
// columns: label, frame, slice, area_pixels, ...
lines = split(File.openAsString(results + "/" + name + "_objects.csv"), "\n");
for (frame = 1; frame <= frames; frame++) {
  count = 0;
  area = 0;
  for (i = 1; i < lines.length; i++) {
    cells = split(lines[i], ",");
    if (parseInt(cells[1]) == frame) {
      count++;
      area += parseFloat(cells[3]);
    }
  }
  print("frame " + frame + ": " + count + " objects, mean area " + area / maxOf(1, count) + " pixels");
}
