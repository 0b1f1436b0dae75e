// Segments one image; writes labels, ROIs and table into the folder "results" beside it.
// In a terminal: scripts/imagej -batch scripts/macros/one_image.ijm photos/cells.tif
path = getArgument();
if (path == "") path = File.openDialog("Choose an image");
open(path);
title = getTitle();
run("Morula: Segment...", "model=nuclei output=[" + File.getDirectory(path) + "results]");
// the label image is active now: 0 is background, each object has a number
getRawStatistics(pixels, mean, min, max);
print(title + ": " + max + " objects");
